using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Storage.Acts;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Members;
using ShopConnector.Storage.Pull;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Storage.Privacy;

/// <summary>
/// Takes away what tells who a customer is. Amounts, dates, goods and postings stay under a pseudonym that nobody can
/// make again from the address: it is drawn, not derived.
/// </summary>
internal sealed class Redaction(Database database)
{
    /// <summary>Of one transaction, so that a large shop never keeps other writers waiting for long.</summary>
    private const int BatchSize = 200;

    private const int AliasBytes = 9;

    private const string NothingTold = "";

    public Task<int> RedactAsync(Lease lease, NamedPerson person, byte[] secret, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            async session =>
            {
                await session.ExecuteAsync("EraseForGood");
                var ids = await Persons.IdsAsync(session, lease.Shop, person, secret);
                var named = new { shop = lease.Shop, ids = Column.List(ids), orders = Column.List(person.Orders) };
                await BareAsync(session, lease.Shop, await session.RowsAsync<BodyRow>("PersonOrders", named));
                await BareAsync(session, lease.Shop, ids, secret);
                return ids.Count;
            },
            ct);

    /// <summary>Customer by customer and batch by batch; broken off, it goes on where it was.</summary>
    public async Task<int> RedactShopAsync(Lease lease, byte[] secret, CancellationToken ct)
    {
        await EachBatchAsync<BodyRow>(
            lease, "OrdersLeft", row => row.Id, (session, rows) => BareAsync(session, lease.Shop, rows), ct);
        var count = await EachBatchAsync<string>(
            lease, "PersonsLeft", id => id, (session, ids) => BareAsync(session, lease.Shop, ids, secret), ct);
        await database.WriteAsync(
            lease, session => session.ExecuteAsync("ForgetWatermark", new { shop = lease.Shop }), ct);
        return count;
    }

    private async Task<int> EachBatchAsync<T>(
        Lease lease, string statement, Func<T, string> idOf, Func<Session, IReadOnlyList<T>, Task> bare,
        CancellationToken ct)
    {
        var (after, count) = ("", 0);
        while (true)
        {
            var rows = await database.WriteAsync(
                lease,
                async session =>
                {
                    await session.ExecuteAsync("EraseForGood");
                    var values = new { shop = lease.Shop, after, most = BatchSize };
                    var rows = await session.RowsAsync<T>(statement, values);
                    await bare(session, rows);
                    return rows;
                },
                ct);
            count += rows.Count;
            if (rows.Count < BatchSize)
            {
                return count;
            }

            after = idOf(rows[^1]);
        }
    }

    /// <summary>Where it went is gone; the country stays, for the shop's own figures.</summary>
    private static Task<int> BareAsync(Session session, string shop, IReadOnlyList<BodyRow> orders) =>
        session.EachAsync("BareOrder", orders, ["@shop", "@id", "@body"], (row, values) =>
        {
            var order = Column.Read<Order>(row.Body);
            var country = order.ShipTo is { } to ? new ShippingAddress(to.Country, null, null, null) : null;
            values[0] = shop;
            values[1] = row.Id;
            values[2] = Column.Write(order with { ShipTo = country });
        });

    private static async Task BareAsync(Session session, string shop, IReadOnlyList<string> ids, byte[] secret)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var generation = await session.FirstAsync<long>("Generation");
        var members = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<(string Id, PersonRow Row)>();
        foreach (var id in ids)
        {
            if (await session.FirstAsync<PersonRow>("PersonRow", new { shop, id }) is { } row)
            {
                rows.Add((id, row));
                members.Add(row.MemberId);
            }
        }

        var before = await MemberCount.OfAsync(session, shop, members);
        var bared = new List<string>();
        foreach (var (id, row) in rows)
        {
            bared.Add(await BareAsync(session, shop, generation, id, row, secret));
        }

        var grown = await MemberCount.OfAsync(session, shop, members) - before;
        await session.ExecuteAsync("MoveShop", grown.Values(shop));
        await session.ExecuteAsync("MarkDue", new { generation, members = Column.List(members) });
        await Departures.MarkDueAsync(session, shop, generation, bared, orders: []);
    }

    private static async Task<string> BareAsync(
        Session session, string shop, long generation, string id, PersonRow row, byte[] secret)
    {
        var key = new CustomerKey(shop, id);
        var alias = $"redacted-{RandomNumberGenerator.GetHexString(AliasBytes * 2, lowercase: true)}";
        var told = key.IsGuest ? id[CustomerKey.Guest("", "").Id.Length..]
            : row.Body is null ? null : Email.Normalise(Column.Read<Customer>(row.Body).Email);
        var newKey = key.IsGuest ? CustomerKey.Guest(shop, alias) : key;
        var values = new
        {
            shop,
            id,
            newId = newKey.Id,
            generation,
            memberId = MemberId.Of(newKey, normalisedEmail: null, secret),
            told = told is null ? NothingTold : Escaped(told),
            alias,
        };
        foreach (var act in await session.RowsAsync<ActBodyRow>("PersonActs", values))
        {
            var bare = new { source = act.Source, body = Bare(act), values.newId, values.told, values.alias };
            await session.ExecuteAsync("BareAct", bare);
        }

        foreach (var one in await session.RowsAsync<BodyRow>("PersonEntitlements", values))
        {
            var body = Bare(one, alias);
            var bare = new { source = one.Id, body, values.newId, values.memberId, values.told, alias };
            await session.ExecuteAsync("BareEntitlement", bare);
        }

        foreach (var statement in (string[])
            [
                "BareCustomer", "RenameOrders", "RenamePostings", "RenameTags", "ForgetPlanned",
                "ForgetJournal", "ForgetRefusals", "ForgetLeftOrders", "ForgetGainedTags",
                "ForgetSurvivors", "ForgetHints",
            ])
        {
            await session.ExecuteAsync(statement, values);
        }

        return newKey.Id;
    }

    /// <summary>What staff wrote in their own words may tell anything.</summary>
    private static string Bare(ActBodyRow act) => act.Kind == ActRow.Manual
        ? Column.Write(Column.Read<ManualPoints>(act.Body) with { Reason = "redacted" })
        : act.Body;

    /// <summary>It was promised to the address of that day, which may not be the one of today.</summary>
    private static string Bare(BodyRow entitlement, string alias)
    {
        var promised = Column.Read<Entitlement>(entitlement.Body);
        return Column.Write(promised with { Email = promised.Email is null ? null : alias });
    }

    /// <summary>As it stands inside a JSON text.</summary>
    private static string Escaped(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    private sealed record BodyRow
    {
        public string Id { get; init; } = "";

        public string Body { get; init; } = "";
    }

    private sealed record PersonRow
    {
        public string MemberId { get; init; } = "";

        public string? Body { get; init; }
    }

    private sealed record ActBodyRow
    {
        public string Source { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Body { get; init; } = "";
    }
}
