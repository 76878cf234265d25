using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace ShopConnector.Shops.Transport;

/// <summary>
/// Streams a file line by line, in bounded memory, without credentials: the address itself is the key to it. A
/// connection that breaks is opened again and what was read already is skipped.
/// </summary>
internal sealed class LineDownload(
    ShopFailures failures, HttpMessageHandler handler, TransportLimits limits, TimeProvider time)
{
    /// <summary>No record of a shop comes near it; a longer line is no record.</summary>
    public const int LineBytes = 4 * 1024 * 1024;

    /// <summary>A line's memory is only valid until the next one is asked for.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        string operation, Uri address, [EnumeratorCancellation] CancellationToken ct)
    {
        long read = 0;
        for (var failed = 0; ; failed++)
        {
            await using var lines = OpenAsync(operation, address, ct).GetAsyncEnumerator(ct);
            for (long skipped = 0; ; skipped++)
            {
                bool more;
                try
                {
                    more = await lines.MoveNextAsync();
                }
                catch (Exception fault) when (
                    !ct.IsCancellationRequested && ShopFailures.IsExpected(fault) && failed + 1 < limits.Attempts)
                {
                    break;
                }
                catch (Exception fault) when (!ct.IsCancellationRequested && ShopFailures.IsExpected(fault))
                {
                    throw failures.Unreachable(operation, fault);
                }

                if (!more)
                    yield break;

                if (skipped < read)
                    continue;

                failed = 0;
                read++;
                yield return lines.Current;
            }
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> OpenAsync(
        string operation, Uri address, [EnumeratorCancellation] CancellationToken ct)
    {
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await InTimeAsync(token => http.SendAsync(request, token), ct);
        if (!response.IsSuccessStatusCode)
        {
            throw failures.Refused(
                operation, new ShopResponse(response.StatusCode, response.Headers, MediaType: null, default));
        }

        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        while (true)
        {
            var chunk = await InTimeAsync(token => pipe.ReadAsync(token).AsTask(), ct);
            var rest = chunk.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return Memory(rest.Slice(0, end));
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > LineBytes)
                throw new BodyTooLargeException(LineBytes);

            if (chunk.IsCompleted)
            {
                if (rest.Length > 0)
                    yield return Memory(rest);

                yield break;
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }
    }

    private static ReadOnlyMemory<byte> Memory(in ReadOnlySequence<byte> line) =>
        line.IsSingleSegment ? line.First : line.ToArray();

    /// <summary>A server that sends nothing for a whole attempt's time is as good as gone.</summary>
    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(limits.AttemptTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await step(both.Token);
        }
        catch (OperationCanceledException stalled) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new IOException("The download stalled.", stalled);
        }
    }
}
