using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Evaluate.Referring;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Evaluate;

/// <summary>
/// Decisions in the contract's form; instants carry the offset of the programme's zone, money is decimal text.
/// </summary>
internal sealed class DecisionsWriter(DateTimeZone zone)
{
    public DecisionsJson Document(Evaluated evaluated) => new(
        InstantPattern.ExtendedIso.Format(evaluated.At),
        [.. evaluated.Members.Select(member => Decision(member.Decision, member.Reasons))],
        evaluated.Notes.IsEmpty ? null : evaluated.Notes);

    public void Write(Evaluated evaluated, Stream output) =>
        JsonSerializer.Serialize(output, Document(evaluated), EvaluateJson.Readable.DecisionsJson);

    private DecisionJson Decision(Decision decision, IReadOnlyList<Reason> reasons) => new()
    {
        Id = decision.MemberId,
        Tags = decision.Tags,
        Tier = decision.Tier,
        Metrics = new MetricsJson
        {
            NumberOfOrders = decision.Metrics.NumberOfOrders,
            AmountSpent = Number(decision.Metrics.AmountSpent),
            FirstOrderDate = Date(decision.Metrics.FirstOrderDate),
            LastOrderDate = Date(decision.Metrics.LastOrderDate),
        },
        Points = new PointsJson
        {
            Balance = decision.Points.Balance,
            Pending = decision.Points.Pending,
            NextExpiry = decision.Points.NextExpiry is { } next ? new ExpiryJson(At(next.At), next.Points) : null,
        },
        Postings = [.. decision.Postings.Select(Posting)],
        Redemptions = decision.Redemptions.IsEmpty ? null : [.. decision.Redemptions.Select(Redemption)],
        Offers = [.. decision.Entitlements.Select(Offer)],
        Orders = [.. decision.Orders.Select(order => Order(order, reasons))],
        Reasons = [.. reasons.Select(reason => new ReasonJson(reason.About, reason.Holds, reason.Because))],
        NextChange = decision.NextChange is { } change ? At(change) : null,
    };

    private RedemptionJson Redemption(Redemption redemption) => new(
        redemption.Id, At(redemption.At), redemption.Points.ToString(CultureInfo.InvariantCulture),
        redemption.UsedOn is { } order ? new UsedOnJson(order.Shop, order.Id) : null,
        redemption.Reward, redemption.GivesBackAt is { } end ? At(end) : null, redemption.Automatic ? true : null);

    private PostingJson Posting(Posting posting) => new()
    {
        Key = posting.Key,
        Points = posting.Points.ToString(CultureInfo.InvariantCulture),
        At = At(posting.At),
        AvailableAt = At(posting.AvailableAt),
        ExpiresAt = posting.ExpiresAt is { } expires ? At(expires) : null,
        InactiveMonths = posting.InactiveMonths?.ToString(CultureInfo.InvariantCulture),
        Rate = posting.Rule is { } rule ? Number(rule.Rate) : null,
        On = posting.Rule?.On.ToString(),
        Rounding = posting.Rule?.Rounding.ToString(),
        Exchange = posting.Rule?.Exchange is { } exchange ? Number(exchange) : null,
        AtMost = posting.Rule?.AtMost?.ToString(CultureInfo.InvariantCulture),
        Entitlement = posting.Entitlement,
        OrderAtLeast = posting.OrderAtLeast is { } least ? Number(least) : null,
    };

    private OfferJson Offer(Entitlement held) => new()
    {
        Key = held.Key,
        Offer = held.Offer,
        Customer = new ShopCustomerJson(held.Customer.Shop, held.Customer.Id),
        OpenedAt = At(held.OpenedAt),
        ValidUntil = At(held.ValidUntil),
        Code = held.Code,
        State = held.State.ToString(),
        Email = held.Email,
        Terms = Terms(held.Terms),
        Tag = held.Tag,
        Control = held.Control,
        Step = held.Step,
        Basis = held.Basis is { } basis
            ? new ValuedOrderJson(basis.Order.Shop, basis.Order.Id, Number(basis.Net))
            : null,
        Referral = held.Referral is { } referral
            ? ReferralReader.Json(referral, Terms(referral.Reward.Code), Number)
            : null,
        Referred = held.Referred is { } order ? new UsedOnJson(order.Shop, order.Id) : null,
        OrderAtLeast = held.OrderAtLeast is { } least ? Number(least) : null,
    };

    private static CodeTermsJson? Terms(CodeTerms? terms) => terms is null
        ? null
        : new CodeTermsJson(terms.Kind.ToString(), Number(terms.Number), Number(terms.MinimumSpend), terms.Combines);

    private static OrderVerdictJson Order(OrderVerdict verdict, IReadOnlyList<Reason> reasons) => new()
    {
        Shop = verdict.Order.Shop,
        Id = verdict.Order.Id,
        Tags = verdict.Tags,
        Hold = verdict.Hold,
        Note = verdict.Notes.IsEmpty ? null : string.Join('\n', verdict.Notes.Select(note => note.Text)),
        Because = reasons.First(reason => reason.About == $"order {verdict.Order}").Because,
    };

    private string At(Instant at) => OffsetDateTimePattern.Rfc3339.Format(at.InZone(zone).ToOffsetDateTime());

    private static string? Date(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static string Number(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);
}
