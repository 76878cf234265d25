using System.Collections.Immutable;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Journal;

/// <summary>
/// The held card after a confirmed write, so that the next plan starts from what the shop now shows, and the next pull
/// finds nothing new in it.
/// </summary>
/// <param name="digests">Of the fields that were written.</param>
internal sealed class WrittenCard(
    Session session, CustomerChange done, IReadOnlyDictionary<CardField, string> digests)
{
    private static readonly LoyaltyCard s_cleared = new() { HasTagField = false };

    public async Task<LoyaltyCard> StoreAsync()
    {
        var shop = done.Customer.Shop;
        foreach (var order in done.ClearOrders)
        {
            await session.ExecuteAsync("SetOrderCard", new { shop, order, card = Column.Write(s_cleared) });
        }

        return done.CarrierOrder is { } carrier ? await OnOrderAsync(shop, carrier) : await OnCustomerAsync(shop);
    }

    private async Task<LoyaltyCard> OnCustomerAsync(string shop)
    {
        var customerId = done.Customer.Id;
        var card = After(await session.FirstAsync<string>("CardHeld", new { shop, customerId }));
        await session.ExecuteAsync("SetCard", new
        {
            shop,
            customerId,
            card = Column.Write(card),
            // Tags kept in a field of ours are no tags of the shop's customer.
            tagsOnCard = WritesTagField ? 0L : 1L,
        });
        return card;
    }

    private async Task<LoyaltyCard> OnOrderAsync(string shop, string order)
    {
        var card = After(await session.FirstAsync<string>("OrderCardHeld", new { shop, order }));
        await session.ExecuteAsync("SetOrderCard", new { shop, order, card = Column.Write(card) });
        return card;
    }

    private bool WritesTagField => done.Fields.Any(change => change.Field == CardField.Tags);

    private LoyaltyCard After(string? held)
    {
        var card = held is null ? LoyaltyCard.Empty : Column.Read<LoyaltyCard>(held);
        if (!WritesTagField)
        {
            var kept = card.Tags.Except(done.RemoveTags, StringComparer.OrdinalIgnoreCase);
            card = card with { Tags = [.. kept.Union(done.AddTags, StringComparer.OrdinalIgnoreCase)] };
        }

        card = done.Fields.Aggregate(card, (so, field) => CardValue.With(so, field.Field, field.To));
        var known = (card.Digests ?? ImmutableDictionary<CardField, string>.Empty)
            .RemoveRange(done.Fields.Select(field => field.Field)).SetItems(digests);
        return card with { Digests = known.IsEmpty ? null : known };
    }
}
