using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>
/// From an order as Shopify gives it to ours, by the table "From a platform to a history". Every sum is built from
/// line totals and tax lines; unit prices after discounts are approximate and never multiplied back.
/// </summary>
internal static class OrderMapping
{
    private static readonly string[] PaidStates = ["PAID", "PARTIALLY_REFUNDED", "REFUNDED"];

    /// <param name="lines">All lines, also those that came on later pages.</param>
    /// <param name="refunds">All refunds with all their lines; empty when nothing was refunded.</param>
    public static PulledOrder From(
        string shop, OrderNode node, IReadOnlyList<LineNode> lines, IReadOnlyList<RefundNode> refunds)
    {
        var money = OrderMoney.Of(node, lines);
        var currency = node.TotalPriceSet.ShopMoney.CurrencyCode
            ?? throw new System.Text.Json.JsonException("An order has no currency.");
        var order = new Order
        {
            Key = new OrderKey(shop, Gid.Number(node.Id)),
            PlacedAt = node.ProcessedAt,
            PaidAt = PaidAt(node),
            CancelledAt = node.CancelledAt,
            Test = node.Test,
            Currency = currency,
            Total = node.TotalPriceSet.Amount,
            Goods = money.Goods,
            GoodsTax = money.GoodsTax,
            Shipping = money.Shipping,
            GiftCardsBought = money.GiftCards,
            Channel = Channel(node),
            App = node.App?.Id is { } app ? Gid.Number(app) : null,
            // A bulk result brings them in any order, a page in one: the same order must look the same.
            Lines = [.. lines.OrderBy(line => Number(line.Id)).Select(line => Line(line, node.TaxesIncluded))],
            Refunds = RefundMapping.From(node.TaxesIncluded, money, currency, refunds),
            DiscountCodes = [.. node.DiscountCodes],
            ShipTo = OrderHandling.ShipTo(node),
            Traces = OrderHousehold.Of(node),
            PaymentMethod = OrderHandling.PaymentMethod(node),
            Risk = OrderHandling.Risk(node),
            Fulfilment = OrderHandling.Fulfilment(node),
            Tags = [.. node.Tags ?? []],
        };
        var email = Email.OfOnePerson(node.Email);
        return new PulledOrder(
            order, node.Customer is { } customer ? Gid.Number(customer.Id) : null, email, node.UpdatedAt, Card: null,
            Guest(shop, node, email), node.BillingAddress?.Name);
    }

    private static long Number(string? gid) =>
        gid is not null && long.TryParse(Gid.Number(gid), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Instant? PaidAt(OrderNode node)
    {
        if (!PaidStates.Contains(node.DisplayFinancialStatus, StringComparer.Ordinal))
            return null;

        var payments = node.Transactions
            .Where(t => t is { Status: "SUCCESS", Kind: "SALE" or "CAPTURE", ProcessedAt: not null })
            .Select(t => t.ProcessedAt!.Value);
        return payments.DefaultIfEmpty(node.ProcessedAt).Max();
    }

    // Marketplaces and apps show as the bare number of an app, which says nothing to a shop owner.
    private static string? Channel(OrderNode node)
    {
        var named = !string.IsNullOrWhiteSpace(node.SourceName) && !node.SourceName.All(char.IsAsciiDigit);
        return named ? node.SourceName : node.App?.Name ?? node.SourceName;
    }

    private static OrderLine Line(LineNode node, bool taxesIncluded) => new()
    {
        Product = node.Product is { } product ? Gid.Number(product.Id) : null,
        Vendor = node.Vendor ?? node.Product?.Vendor,
        Type = string.IsNullOrEmpty(node.Product?.ProductType) ? null : node.Product.ProductType,
        Tags = [.. node.Product?.Tags ?? []],
        Quantity = node.Quantity,
        Amount = OrderMoney.WithTax(node, taxesIncluded),
    };

    private static Customer? Guest(string shop, OrderNode node, string? email) =>
        node.Customer is not null || email is null ? null : new Customer
        {
            Key = CustomerKey.Guest(shop, email),
            Email = email,
            Country = node.BillingAddress?.CountryCodeV2,
            Region = node.BillingAddress?.ProvinceCode,
            City = node.BillingAddress?.City,
            Language = node.CustomerLocale,
        };
}
