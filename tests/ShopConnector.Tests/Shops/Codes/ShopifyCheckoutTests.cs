using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Life;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Sandbox.Core;
using ShopConnector.Tests.Sandbox.Shopify;
using Adapter = ShopConnector.Shops.Shopify;

namespace ShopConnector.Tests.Shops.Codes;

/// <summary>What our adapter writes, tried at the till of a simulated shop.</summary>
public sealed class ShopifyCheckoutTests : IAsyncLifetime, IDisposable
{
    private static readonly CodeToIssue _code = new(
        "e1", "KOM-7QX", "Kom terug", CodeTerms.Percent(15m), StillClock.Noon - Duration.FromHours(1),
        StillClock.Noon + Duration.FromDays(14), new LocalDate(2026, 12, 3))
    {
        Currency = "EUR",
    };

    private readonly SocketsHttpHandler _handler = new();
    private ShopifyShop _shop = null!;
    private Adapter.ShopifyShop _adapter = null!;

    public async Task InitializeAsync()
    {
        _shop = await ShopifyShop.OpenAsync(customers: 10);
        _shop.Buyer(0).Tags.Clear();
        _adapter = Adapter.ShopifyShop.Create(
            new Adapter.ShopifyOptions
            {
                Name = "atelier",
                Url = _shop.Shop.Url.ToString(),
                AccessToken = _shop.Shop.Credentials.AccessToken,
            },
            _handler, _shop.Clock, NullLoggerFactory.Instance);
    }

    public async Task DisposeAsync()
    {
        _adapter.Dispose();
        await _shop.DisposeAsync();
    }

    public void Dispose() => _handler.Dispose();

    [Theory]
    [InlineData(CodeKind.Percent, "15", "100", "15.00", "6.95")]
    [InlineData(CodeKind.Percent, "12.5", "100", "12.50", "6.95")]
    [InlineData(CodeKind.Amount, "7.509", "100", "7.50", "6.95")]
    [InlineData(CodeKind.Amount, "25", "10", "10", "6.95")]
    [InlineData(CodeKind.FreeShipping, "0", "100", "0", "0")]
    public async Task A_code_works_for_its_owner_with_its_value_and_for_nobody_else(
        CodeKind kind, string number, string goods, string discount, string shipping)
    {
        await IssueAsync(new CodeTerms(kind, Number(number)));
        var subtotal = Number(goods);

        var owner = Quote(_shop.Buyer(0), subtotal);
        owner.CodeAccepted.ShouldBeTrue(owner.CodeReason);
        owner.Discount.ShouldBe(Number(discount));
        owner.Shipping.ShouldBe(Number(shipping));
        foreach (var other in (ShopCustomer?[])[_shop.Buyer(1), null])
        {
            var quote = Quote(other, subtotal);
            quote.CodeReason.ShouldBe("De kortingscode is niet geldig voor deze klant.");
            (quote.Discount, quote.Shipping).ShouldBe((0m, Quote(other, subtotal, code: null).Shipping));
        }
    }

    [Theory]
    [InlineData(CodeKind.Percent), InlineData(CodeKind.Amount), InlineData(CodeKind.FreeShipping)]
    public async Task A_code_works_from_its_minimum_on(CodeKind kind)
    {
        await IssueAsync(new CodeTerms(kind, 5m, MinimumSpend: 30m));

        Quote(_shop.Buyer(0), 29.99m).CodeReason.ShouldBe("Het minimumbedrag voor de kortingscode is niet bereikt.");
        Quote(_shop.Buyer(0), 29.99m).Shipping.ShouldBe(6.95m);
        Quote(_shop.Buyer(0), 30m).CodeAccepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(CodeKind.Percent), InlineData(CodeKind.Amount), InlineData(CodeKind.FreeShipping)]
    public async Task A_code_is_made_once_retired_and_made_valid_again(CodeKind kind)
    {
        var terms = new CodeTerms(kind, 5m, MinimumSpend: 30m, Combines: true);
        await IssueAsync(terms);
        await IssueAsync(terms);
        _shop.State.Discounts.Count(discount => discount.Code == _code.Code).ShouldBe(1);

        await WriteAsync(Change() with { Retire = [new(_code.Entitlement, _code.Code)] });
        Quote(_shop.Buyer(0), 50m).CodeReason.ShouldBe("De kortingscode is verlopen.");

        await IssueAsync(terms);
        Quote(_shop.Buyer(0), 50m).CodeAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_of_another_value_under_the_same_name_is_nobodys_to_take()
    {
        await IssueAsync(new CodeTerms(CodeKind.Amount, 5m));

        (await _adapter.WriteAsync(
            [Change() with { Issue = [_code with { Terms = new CodeTerms(CodeKind.FreeShipping) }] }],
            CancellationToken.None)).ShouldHaveSingleItem().ShouldBeOfType<WriteOutcome.Refused>();
        Quote(_shop.Buyer(0), 50m).Discount.ShouldBe(5m);
    }

    [Theory]
    [InlineData(CodeKind.Percent), InlineData(CodeKind.Amount), InlineData(CodeKind.FreeShipping)]
    public async Task A_code_used_is_seen_on_its_order_and_works_no_more(CodeKind kind)
    {
        await IssueAsync(new CodeTerms(kind, 5m));
        var order = Buy();

        Quote(_shop.Buyer(0), 50m).CodeReason.ShouldBe("De kortingscode is al gebruikt.");
        (await PulledAsync(order)).ShouldBe([_code.Code]);
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, CultureInfo.InvariantCulture);

    private CustomerChange Change() => new()
    {
        Customer = new CustomerKey("atelier", _shop.Buyer(0).Id.ToString(CultureInfo.InvariantCulture)),
    };

    private Task IssueAsync(CodeTerms terms) => WriteAsync(Change() with { Issue = [_code with { Terms = terms }] });

    private async Task WriteAsync(CustomerChange change)
    {
        var outcome = (await _adapter.WriteAsync([change], CancellationToken.None)).ShouldHaveSingleItem();
        outcome.ShouldBeOfType<WriteOutcome.Written>(
            outcome is WriteOutcome.Refused refused ? string.Join(' ', refused.Reasons) : null);
    }

    private CheckoutQuote Quote(ShopCustomer? buyer, decimal goods, string? code = "kom-7qx") =>
        _shop.Shop.Face.Quote(new CheckoutCart(buyer, buyer?.Email, "NL", goods, code));

    private string Buy()
    {
        lock (_shop.Shop.State.Gate)
        {
            var state = _shop.Shop.State;
            var order = new OrderMaker(state).PlaceWithCode(
                _shop.Shop.Face, _shop.Buyer(0), state.Products.Values.First(), 50m, _code.Code, state.Now);
            return order!.Id.ToString(CultureInfo.InvariantCulture);
        }
    }

    private async Task<IReadOnlyList<string>> PulledAsync(string order)
    {
        await foreach (var page in ((IShop)_adapter).PullAsync(null, CancellationToken.None))
        {
            foreach (var pulled in page.Orders)
            {
                if (pulled.Order.Key.Id == order)
                    return pulled.Order.DiscountCodes;
            }
        }

        return [];
    }
}
