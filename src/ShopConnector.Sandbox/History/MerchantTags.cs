using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.History;

/// <summary>The labels that staff put on their customers long before any loyalty program came.</summary>
internal sealed class MerchantTags(ShopState shop, IShopFace face)
{
    private const double TaggedShare = 1.0 / 3;
    private const double OwnVipShare = 0.02;

    public void SetFirst()
    {
        foreach (var customer in shop.Customers.Values.Where(customer => !customer.IsStaff))
        {
            var random = SeededRandom.For(shop.Seed, $"tags in {shop.Name}", customer.Id);
            if (random.Chance(TaggedShare))
            {
                for (var count = 1 + random.Below(3); count > 0; count--)
                    Add(customer, random.Pick(Words.MerchantTags));
            }

            if (random.Chance(OwnVipShare))
                Add(customer, Words.MerchantVip);
        }
    }

    /// <summary>
    /// As staff type it. What stands on the customer thereby is the merchant's from now on: not a label that was there
    /// already, and each part of one that the platform splits.
    /// </summary>
    public bool Add(ShopCustomer customer, string tag)
    {
        var before = face.TagsOf(customer).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!face.AddTag(customer, tag))
            return false;
        foreach (var added in face.TagsOf(customer).Where(held => !before.Contains(held)))
            shop.ForeignTags.Set(customer.Id, added);
        return true;
    }

    public bool Remove(ShopCustomer customer, string tag)
    {
        var before = face.TagsOf(customer).ToList();
        if (!face.RemoveTag(customer, tag))
            return false;
        foreach (var gone in before.Except(face.TagsOf(customer), StringComparer.OrdinalIgnoreCase))
            shop.ForeignTags.TakeAway(customer.Id, gone);
        return true;
    }
}
