using NodaTime;
using ShopConnector.Sandbox.History;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Life;

/// <summary>
/// The seven days that end now, in one shop: open orders move on, buyers come back as they used to, new ones come,
/// goods are returned, an order is cancelled, staff put on and take off labels, and codes are used.
/// </summary>
internal sealed class Week(ShopState shop, IShopFace face, int number)
{
    public const int Days = 7;

    private const int PatternDays = 182;
    private const int OrdersMin = 8;
    private const int OrdersMax = 2_000;

    private readonly SeededRandom _random = SeededRandom.For(shop.Seed, $"week in {shop.Name}", number);
    private readonly OrderEdits _edits = new(shop);
    private readonly Instant _start = shop.Now - Duration.FromDays(Days);

    public void Pass()
    {
        lock (shop.Gate)
        {
            MoveOpenOrdersOn();
            var pattern = Pattern();
            new WeekOfSales(shop, number, _random).Sell(pattern, Moments(WeeklyCount(pattern)));
            UseCodes();
            TakeBack();
            new WeekOfLabels(shop, face, _random).Pass();
        }
    }

    /// <summary>Transfers arrive and parcels leave.</summary>
    private void MoveOpenOrdersOn()
    {
        foreach (var order in shop.Orders.Values.Where(order => !order.Unreadable && !order.Test))
        {
            var at = _start + Duration.FromHours(1 + _random.Below(30));
            if (order.IsHeldBack)
                continue; // Somebody keeps it from being sent: it waits for staff.
            if (order.State == OrderState.OnHold)
                _edits.Pay(order, at);
            if (order.State == OrderState.Processing)
                _edits.Complete(order, at + Duration.FromHours(1 + _random.Below(40)));
        }
    }

    /// <summary>The orders of the last half year: who buys how often, and what.</summary>
    private List<ShopOrder> Pattern() => shop.Orders.Values
        .Where(order => order.PaidAt is not null && order.Lines.Count > 0 && !order.Unreadable && !order.Test)
        .Where(order => order.PlacedAt >= _start - Duration.FromDays(PatternDays))
        .ToList();

    private static int WeeklyCount(List<ShopOrder> pattern) =>
        Math.Clamp(pattern.Count * Days / PatternDays, OrdersMin, OrdersMax);

    private List<Instant> Moments(int count) => Enumerable.Range(0, count)
        .Select(_ => _start + Duration.FromMinutes(30 + _random.Below((Days * 24 * 60) - 60)))
        .Order().ToList();

    private void UseCodes()
    {
        var maker = new OrderMaker(shop);
        foreach (var code in face.LiveCodes().OrderBy(code => code.Code, StringComparer.Ordinal).ToList())
        {
            if (!_random.Chance(0.25) || OwnerOf(code) is not { } owner || shop.Products.Count == 0)
                continue;
            var at = shop.Now - Duration.FromMinutes(1 + _random.Below(60 * 24));
            maker.PlaceWithCode(face, owner, shop.Products.Values.First(), 20m + _random.Below(60), code.Code, at);
        }
    }

    private ShopCustomer? OwnerOf(LiveCode code)
    {
        if (code.CustomerIds.Count > 0)
            return shop.Customers.GetValueOrDefault(code.CustomerIds[0]);
        return shop.Customers.Values.FirstOrDefault(customer =>
            code.Emails.Contains(customer.Email?.Trim().ToLowerInvariant(), StringComparer.Ordinal));
    }

    private void TakeBack()
    {
        var recent = shop.Orders.Values
            .Where(order => !order.Test && order.PlacedAt > _start - Duration.FromDays(30) && order.PlacedAt < _start)
            .Where(order => Returns.CanGiveBack(order, shop.Now) && order.Lines.Count > 0)
            .ToList();
        _random.Shuffle(recent);
        for (var i = 0; i < recent.Count; i++)
        {
            var at = shop.Now - Duration.FromMinutes(1 + _random.Below(12 * 60));
            TakeBack(recent[i], i, at);
        }
    }

    /// <summary>Each kind of taking back happens at least once a week in a shop that sells.</summary>
    private void TakeBack(ShopOrder order, int place, Instant at)
    {
        var kind = place < 4 ? place : _random.Below(100);
        if (kind == 0)
            _edits.RefundRest(order, at);
        else if (kind == 1)
            _edits.Cancel(order, at);
        else if (kind == 2)
            _edits.RefundAmount(order, decimal.Round((order.Total - order.Refunded) / 3, 2), at);
        else if (kind is >= 3 and < 8)
            _edits.RefundLines(order, [(order.Lines[0], 1 + _random.Below(order.Lines[0].Quantity))], at);
    }
}
