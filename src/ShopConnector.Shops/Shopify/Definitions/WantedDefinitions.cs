using ShopConnector.Loyalty.Explaining;
using ShopConnector.Shops.Shopify.Write;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Definitions;

/// <summary>
/// The fields that staff shall find on a customer's page and, where order rules write there, on an order's.
/// </summary>
internal static class WantedDefinitions
{
    public const string Customer = "CUSTOMER";
    public const string Order = "ORDER";

    public static IReadOnlyList<DefinitionSpec> Of(ShopifyOptions options)
    {
        var words = options.Language == Language.Nl ? Words.Dutch : Words.English;
        var fields = new List<DefinitionSpec>
        {
            Card(CardField.Points, words.Points), Card(CardField.PointsPending, words.Pending),
            Card(CardField.Tier, words.Tier), Card(CardField.OfferCode, words.Code),
            Card(CardField.OfferUntil, words.Until),
        };
        if (options.GivesReferralCodes)
            fields.Add(Card(CardField.ReferralCode, words.Friends));

        if (options.WritesOrders)
        {
            fields.Add(new DefinitionSpec(
                Order, OrderMarkValue.NoteKey, "multi_line_text_field", words.Note, words.Kept, true, false));
            fields.Add(new DefinitionSpec(
                Order, OrderMarkValue.Key, "json", words.Rules, words.Kept, Pinned: false, Storefront: false));
        }

        return fields;

        DefinitionSpec Card(CardField field, string name) => new(
            Customer, CardFields.Key(field), CardFields.Type(field), name, words.Kept, Pinned: true,
            options.Storefront);
    }

    private sealed record Words(
        string Points, string Pending, string Tier, string Code, string Until, string Friends, string Note,
        string Rules, string Kept)
    {
        public static Words Dutch { get; } = new(
            "Punten", "Punten in afwachting", "Niveau", "Persoonlijke code", "Code geldig tot en met",
            "Code voor vrienden", "Loyaliteit: opmerking", "Loyaliteit: regels",
            "Wordt bijgehouden door ShopConnector; wat hier wordt getypt, wordt overschreven.");

        public static Words English { get; } = new(
            "Points", "Pending points", "Tier", "Personal code", "Code valid until",
            "Code for friends", "Loyalty: note", "Loyalty: rules",
            "Kept by ShopConnector; what is typed here is overwritten.");
    }
}
