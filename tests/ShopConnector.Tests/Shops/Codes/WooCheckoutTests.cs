using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Life;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce;
using ShopConnector.Sandbox.WooCommerce.Shipping;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Check;
using ShopConnector.Tests.Sandbox.Core;
using ShopConnector.Tests.Sandbox.WooCommerce;
using Adapter = ShopConnector.Shops.WooCommerce;

namespace ShopConnector.Tests.Shops.Codes;

/// <summary>What our adapter writes, tried at the till of a simulated shop.</summary>
public sealed class WooCheckoutTests : IAsyncLifetime, IDisposable
{
    private static readonly CodeToIssue _code = new(
        "e1", "KOM-7QX", "Kom terug", CodeTerms.Percent(15m), StillClock.Noon - Duration.FromHours(1),
        StillClock.Noon + Duration.FromDays(14), new LocalDate(2026, 12, 3))
    {
        Currency = "EUR",
    };

    private readonly SocketsHttpHandler _handler = new();
    private WooShop _shop = null!;
    private IShop _adapter = null!;
    private ShopCustomer _owner = null!;
    private ShopCustomer _other = null!;

    public async Task InitializeAsync()
    {
        _shop = await WooShop.OpenAsync(customers: 10);
        (_owner, _other) = (Customer(^1), Customer(^2));
        _owner.Email = "eigenaar@example.com"; // Some buyers' own addresses are none, as in real shops.
        _adapter = Adapter.WooCommerceShop.Create(
            new Adapter.WooCommerceOptions
            {
                Name = "kaashuis",
                Url = _shop.Shop.Url.ToString(),
                ConsumerKey = _shop.Shop.Credentials.ConsumerKey!,
                ConsumerSecret = _shop.Shop.Credentials.ConsumerSecret!,
                GivesFreeShippingByCode = true,
            },
            _handler, _shop.Clock, NullLoggerFactory.Instance);
    }

    public async Task DisposeAsync()
    {
        (_adapter as IDisposable)?.Dispose();
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

        var owner = Quote(_owner, subtotal);
        owner.CodeAccepted.ShouldBeTrue(owner.CodeReason);
        owner.Discount.ShouldBe(Number(discount));
        owner.Shipping.ShouldBe(Number(shipping));
        foreach (var other in (ShopCustomer?[])[_other, null])
        {
            var quote = Quote(other, subtotal);
            quote.CodeReason.ShouldBe("Deze waardebon is niet voor dit e-mailadres.");
            (quote.Discount, quote.Shipping).ShouldBe((0m, Quote(other, subtotal, code: null).Shipping));
        }
    }

    [Theory]
    [InlineData(CodeKind.Percent), InlineData(CodeKind.Amount), InlineData(CodeKind.FreeShipping)]
    public async Task A_code_works_from_its_minimum_on(CodeKind kind)
    {
        await IssueAsync(new CodeTerms(kind, 5m, MinimumSpend: 30m));

        Quote(_owner, 29.99m).CodeReason.ShouldBe("Het minimumbedrag voor deze waardebon is niet bereikt.");
        Quote(_owner, 29.99m).Shipping.ShouldBe(6.95m);
        Quote(_owner, 30m).CodeAccepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(CodeKind.Percent), InlineData(CodeKind.Amount), InlineData(CodeKind.FreeShipping)]
    public async Task A_code_is_made_once_retired_and_made_valid_again(CodeKind kind)
    {
        var terms = new CodeTerms(kind, 5m, MinimumSpend: 30m, Combines: true);
        await IssueAsync(terms);
        await IssueAsync(terms);
        (await _shop.Client.ListAsync("coupons", "code=KOM-7QX&_fields=id")).Count.ShouldBe(1);

        await WriteAsync(Change() with { Retire = [new(_code.Entitlement, _code.Code)] });
        Quote(_owner, 50m).CodeReason.ShouldBe("Waardebon \"kom-7qx\" bestaat niet.");

        await IssueAsync(terms);
        Quote(_owner, 50m).CodeAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_of_ours_with_another_value_is_made_anew()
    {
        await IssueAsync(new CodeTerms(CodeKind.Amount, 5m));
        var change = Change() with { Issue = [_code with { Terms = new CodeTerms(CodeKind.FreeShipping) }] };

        (await _adapter.WriteAsync([change], CancellationToken.None)).ShouldHaveSingleItem()
            .ShouldBeOfType<WriteOutcome.Refused>().Reasons.ShouldBe(
                ["the code for Kom terug: the shop changed its amount; the coupon was deleted at once."]);
        await WriteAsync(change);
        (Quote(_owner, 50m).Discount, Quote(_owner, 50m).Shipping).ShouldBe((0m, 0m));
    }

    [Theory]
    [InlineData(CodeKind.Percent), InlineData(CodeKind.Amount), InlineData(CodeKind.FreeShipping)]
    public async Task A_code_used_is_seen_on_its_order_and_works_no_more(CodeKind kind)
    {
        await IssueAsync(new CodeTerms(kind, 5m));
        var order = Buy();

        Quote(_owner, 50m).CodeReason.ShouldBe("De limiet voor het gebruik van deze waardebon is bereikt.");
        (await PulledAsync(order)).ShouldBe([_code.Code], Case.Insensitive);
    }

    [Fact]
    public async Task Free_shipping_needs_a_method_that_asks_for_a_coupon_and_check_says_so()
    {
        await IssueAsync(new CodeTerms(CodeKind.FreeShipping));
        var methods = ((WooCommerceFace)_shop.Shop.Face).Shipping.All;
        (await CheckAsync()).ShouldBe(new CheckLine(
            "free shipping by code", CheckResult.Ok,
            "works in Locaties die niet onder uw andere zones vallen, Nederland"));

        foreach (var zone in methods)
            zone.Methods.RemoveAll(method => method.MethodId == ShippingMethod.FreeShipping);
        var quote = Quote(_owner, 50m);
        (quote.CodeAccepted, quote.Shipping).ShouldBe((true, 6.95m));
        (await CheckAsync()).ShouldBe(new CheckLine(
            "free shipping by code", CheckResult.Warning,
            "no shipping zone has the method Free shipping that asks for a coupon, so that a code for free shipping "
            + "changes nothing",
            "Add the method under WooCommerce → Settings → Shipping and let it require a valid free shipping coupon."));
    }

    private async Task<CheckLine> CheckAsync() => (await _adapter.CheckAsync(CancellationToken.None))
        .Single(line => line.Subject == "free shipping by code");

    private ShopCustomer Customer(Index index) =>
        _shop.Shop.State.Customers[_shop.Shop.Staff.CustomerIds.ToList()[index]];

    private static decimal Number(string text) =>
        decimal.Parse(text, CultureInfo.InvariantCulture);

    private CustomerChange Change() => new()
    {
        Email = _owner.Email,
        Customer = new CustomerKey("kaashuis", _owner.Id.ToString(CultureInfo.InvariantCulture)),
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
                _shop.Shop.Face, _owner, state.Products.Values.First(), 50m, _code.Code, state.Now);
            return order!.Id.ToString(CultureInfo.InvariantCulture);
        }
    }

    private async Task<IReadOnlyList<string>> PulledAsync(string order)
    {
        await foreach (var page in _adapter.PullAsync(null, CancellationToken.None))
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
