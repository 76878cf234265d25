using System.Net;

namespace ShopConnector.Tests.Shops.Shopify.Setup;

/// <summary>Where the process dies: nothing is sent or heard any more, and nobody catches this exception.</summary>
internal sealed class CutWire() : DelegatingHandler(new SocketsHttpHandler())
{
    private string? _at;
    private int _times;
    private bool _isHeard;
    private bool _isCut;
    private string? _refused;

    public sealed class DiedException : Exception;

    /// <param name="at">What the request that dies holds, in its address or body.</param>
    /// <param name="times">The how manieth such request, from 1.</param>
    /// <param name="isHeard">The shop gets the request, and only its answer is lost.</param>
    public void DieAt(string at, int times, bool isHeard) => (_at, _times, _isHeard) = (at, times, isHeard);

    /// <summary>The next process.</summary>
    public void Mend() => (_at, _isCut) = (null, false);

    /// <summary>From now on every address that holds this is answered as the storage behind Shopify refuses.</summary>
    public void Refuse(string at) => _refused = at;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (_isCut)
            throw new DiedException();

        if (_refused is not null && request.RequestUri!.ToString().Contains(_refused, StringComparison.Ordinal))
            return new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("<Error/>") };

        if (_at is null || !await HoldsAsync(request, _at, ct) || Interlocked.Decrement(ref _times) != 0)
            return await base.SendAsync(request, ct);

        _isCut = true;
        if (_isHeard)
            (await base.SendAsync(request, ct)).Dispose();
        throw new DiedException();
    }

    private static async Task<bool> HoldsAsync(HttpRequestMessage request, string at, CancellationToken ct) =>
        request.RequestUri!.ToString().Contains(at, StringComparison.Ordinal)
        || request.Content is { } content
            && (await content.ReadAsStringAsync(ct)).Contains(at, StringComparison.Ordinal);
}
