using System.Buffers;

namespace ShopConnector.Shops.Transport;

/// <summary>Reads a body up to a bound, counted after unpacking: no shop can fill our memory.</summary>
internal static class BoundedBody
{
    private const int ChunkBytes = 16 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int most, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        var buffer = new ArrayBufferWriter<byte>(ChunkBytes);
        while (await stream.ReadAsync(buffer.GetMemory(ChunkBytes), ct) is > 0 and var read)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > most)
                throw new BodyTooLargeException(most);
        }

        return buffer.WrittenMemory;
    }
}

/// <summary>An answer went past its bound; never repeated, it would only do so again.</summary>
internal sealed class BodyTooLargeException(int most) : Exception($"More than {most} bytes were sent.")
{
    public int Most { get; } = most;
}
