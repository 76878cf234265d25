using ShopConnector.Sandbox.History;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Life;

/// <summary>
/// Staff at their labels: new ones, old ones taken off, and one by hand that a loyalty program may use too. The caller
/// holds the gate.
/// </summary>
internal sealed class WeekOfLabels(ShopState shop, IShopFace face, SeededRandom random)
{
    private const int Added = 6;
    private const int TakenOff = 3;

    // Staff type the very name that the shop's free-shipping rule asks for: from then on it is theirs.
    private const string TypedByHand = "VIP";

    private readonly MerchantTags _tags = new(shop, face);

    public void Pass()
    {
        var buyers = shop.Customers.Values.Where(customer => !customer.IsStaff).ToList();
        random.Shuffle(buyers);
        foreach (var customer in buyers.Take(Added))
            _tags.Add(customer, random.Pick(Words.MerchantTags));
        var labelled = buyers.Where(customer => OwnLabel(customer) is not null).Take(TakenOff).ToList();
        foreach (var customer in labelled)
            _tags.Remove(customer, OwnLabel(customer)!);
        if (buyers.Find(customer => !face.TagsOf(customer).Contains(TypedByHand, StringComparer.OrdinalIgnoreCase))
            is { } favourite)
            _tags.Add(favourite, TypedByHand);
    }

    private string? OwnLabel(ShopCustomer customer) =>
        face.TagsOf(customer).FirstOrDefault(tag => Words.MerchantTags.Contains(tag, StringComparer.OrdinalIgnoreCase));
}
