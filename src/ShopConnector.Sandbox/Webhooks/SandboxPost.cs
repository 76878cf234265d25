using System.Text;
using NodaTime;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Webhooks;

/// <summary>
/// Delivers a shop's webhooks over real HTTP, whenever it is told to: what happened is gathered meanwhile. Losses,
/// duplicates and another order are rolled from the seed.
/// </summary>
public sealed class SandboxPost : IDisposable
{
    /// <summary>As long as Shopify and WooCommerce wait.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    private readonly ShopState _shop;
    private readonly IWebhookBook _book;
    private readonly SandboxFaults _faults;
    private readonly SeededRandom _random;
    private readonly List<Letter> _outbox = [];
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = AnswerWithin,
    };

    internal SandboxPost(ShopState shop, IWebhookBook book, SandboxFaults faults)
    {
        _shop = shop;
        _book = book;
        _faults = faults;
        _random = SeededRandom.For(shop.Seed, $"post of {shop.Name}");
        shop.Happened = Gather;
    }

    /// <summary>Not sent yet, those included that are not due.</summary>
    public int Waiting
    {
        get { lock (_shop.Gate) return _outbox.Count; }
    }

    /// <summary>Sends what is due by the shop's clock. Returns how many were accepted.</summary>
    public async Task<int> DeliverAsync(CancellationToken ct)
    {
        var accepted = 0;
        foreach (var letter in Due())
        {
            var ok = await SendAsync(letter, ct);
            accepted += ok ? 1 : 0;
            lock (_shop.Gate)
            {
                if (_book.After(letter, ok) is { } again)
                    _outbox.Add(again);
            }
        }

        return accepted;
    }

    public void Dispose()
    {
        _shop.Happened = null;
        _client.Dispose();
    }

    private void Gather(Happening happening)
    {
        foreach (var letter in _book.LettersOf(happening))
        {
            if (_random.Chance(_faults.WebhooksLost))
                continue;
            _outbox.Add(letter);
            if (_random.Chance(_faults.WebhooksTwice))
                _outbox.Add(letter);
        }
    }

    private List<Letter> Due()
    {
        lock (_shop.Gate)
        {
            _outbox.AddRange(_book.Others());
            var now = _shop.Now;
            var due = _outbox.Where(letter => letter.DueAt <= now).ToList();
            _outbox.RemoveAll(due.Contains);
            if (_faults.WebhooksOutOfOrder)
                _random.Shuffle(due);
            return due;
        }
    }

    private async Task<bool> SendAsync(Letter letter, CancellationToken ct)
    {
        LetterText text;
        lock (_shop.Gate)
            text = letter.Write();
        using var request = new HttpRequestMessage(HttpMethod.Post, letter.Url);
        request.Content = new StringContent(text.Body, Encoding.UTF8, text.ContentType);
        foreach (var (name, value) in text.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var answer = await _client.SendAsync(request, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException
            || error is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
