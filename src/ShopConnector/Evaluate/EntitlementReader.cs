using ShopConnector.Evaluate.Referring;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Evaluate;

/// <summary>Reads what a member was promised before, in the form in which decisions give it.</summary>
internal static class EntitlementReader
{
    public static Entitlement Read(OfferJson json, FactReader member)
    {
        var facts = member.Within($"offer {json.Key}");
        return new Entitlement(
            facts.Required(json.Key, "key", "Kom terug:m1:2026-03-01"),
            facts.Required(json.Offer, "offer", "Kom terug"),
            new CustomerKey(
                facts.Required(json.Customer?.Shop, "customer.shop", "atelier"),
                facts.Required(json.Customer?.Id, "customer.id", "c1")),
            facts.At(json.OpenedAt, "openedAt"),
            facts.At(json.ValidUntil, "validUntil"),
            json.Code,
            facts.Choice(json.State, "state", EntitlementState.Open),
            json.Email)
        {
            Terms = json.Terms is { } terms ? Terms(terms, facts) : null,
            Tag = json.Tag,
            Control = json.Control ?? false,
            Step = json.Step ?? 1,
            Basis = json.Basis is { } basis ? Basis(basis, facts) : null,
            Referral = json.Referral is { } referral ? ReferralReader.Terms(referral, facts) : null,
            Referred = json.Referred is { } order
                ? new OrderKey(
                    facts.Required(order.Shop, "referred.shop", "atelier"),
                    facts.Required(order.Order, "referred.order", "1042"))
                : null,
            OrderAtLeast = json.OrderAtLeast is null ? null : facts.Money(json.OrderAtLeast, "orderAtLeast"),
        };
    }

    public static CodeTerms Terms(CodeTermsJson json, FactReader facts)
    {
        facts.Required(json.Kind, "terms.kind", "Percent");
        return new CodeTerms(
            facts.Choice(json.Kind, "terms.kind", CodeKind.Percent),
            facts.Money(json.Number, "terms.number"),
            facts.Money(json.MinimumSpend, "terms.minimumSpend"),
            json.Combines ?? false);
    }

    private static ValuedOrder Basis(ValuedOrderJson json, FactReader facts) => new(
        new OrderKey(
            facts.Required(json.Shop, "basis.shop", "atelier"), facts.Required(json.Order, "basis.order", "1042")),
        facts.RequiredMoney(json.Net, "basis.net"));
}
