using NodaTime;
using ShopConnector.AppProxy.Words;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;
using ShopConnector.Web;

namespace ShopConnector.AppProxy.Page;

/// <summary>
/// Reads one member, and shows it where it stands now. An account can be opened with anybody's address: what was earned
/// as a guest or in another shop is shown only to who has proven to receive mail there.
/// </summary>
internal sealed class ShopperPages(IStorage storage, CompiledProgram program, ShopperPageLook look, IClock clock)
{
    private const string LoginPath = "/account/login";

    private readonly PageTemplate _template = new();

    /// <param name="call">Proven to come from the shop's storefront.</param>
    public async Task WriteAsync(HttpResponse response, ProxyShop shop, ProxyCall call, CancellationToken ct)
    {
        var page = call.CustomerId is { } id
            ? await OfAsync(new CustomerKey(shop.Name, id), shop, call, ct) : SignIn(call);
        var headers = response.Headers;
        headers.CacheControl = "private, no-store";
        if (look == ShopperPageLook.Theme)
        {
            // The shop passes headers on: a policy of ours would forbid the theme's own styles and scripts.
            headers.Remove("Content-Security-Policy");
            headers.Remove("Referrer-Policy");
            response.ContentType = "application/liquid; charset=utf-8";
            await response.WriteAsync(_template.Part(page), ct);
            return;
        }

        headers.ContentSecurityPolicy = _template.PagePolicy;
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(_template.Page(page), ct);
    }

    private PageView SignIn(ProxyCall call)
    {
        var words = PageWords.Of(call.Language ?? program.Rules.Language);
        var link = call.LocalePath + LoginPath;
        return new PageView(words.Tag, words.Title) { Notice = new NoticeView(words.SignInFirst, link, words.SignIn) };
    }

    private async Task<PageView> OfAsync(
        CustomerKey customer, ProxyShop shop, ProxyCall call, CancellationToken ct)
    {
        var stored = await storage.MemberOfAsync(customer, ct);
        var own = stored?.History.Customers.FirstOrDefault(one => one.Key == customer);
        var words = PageWords.Of(call.Language ?? ProxyCall.LanguageOf(own?.Language) ?? program.Rules.Language);
        var now = clock.GetCurrentInstant();
        if (stored is null || !await IsWholeAsync(stored, ct) || Standing(stored, now) is not { } standing)
        {
            return Notice(words, words.StillCounting);
        }

        return own?.HasVerifiedEmail == true || stored.Customers.All(one => one.Key == customer)
            || await shop.HasVerifiedEmailAsync(customer, stored.History.Id, ct)
            ? new StandingView(standing, program.Rules, customer, words, now).Page()
            : Notice(words, words.ConfirmFirst);
    }

    private static PageView Notice(PageWords words, string text) =>
        new(words.Tag, words.Title) { Notice = new NoticeView(text) };

    /// <summary>While a shop is read for the first time, a balance would be too low and frighten people.</summary>
    private async Task<bool> IsWholeAsync(StoredMember stored, CancellationToken ct)
    {
        var reads = await storage.ReadsAsync(ct);
        return stored.Customers.All(
            customer => reads.Any(read => string.Equals(read.Shop, customer.Key.Shop, StringComparison.Ordinal)));
    }

    /// <summary>Null: something of the history cannot be counted; the run tells staff what.</summary>
    private MemberStanding? Standing(StoredMember stored, Instant now)
    {
        try
        {
            return Evaluation.Standing(stored.History, program, now);
        }
        catch (HistoryException)
        {
            return null;
        }
    }
}
