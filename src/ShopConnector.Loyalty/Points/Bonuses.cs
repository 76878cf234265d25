using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Points;

/// <summary><c>bonus:{name}:{source}</c>: fixed points, available at once, a lot of its own.</summary>
internal sealed class Bonuses(
    PointsLedger ledger, EarnRule rule, CapRoom caps, MemberHistory history, Instant now)
{
    // Otherwise an invented birthday, given at the registration, would pay at once.
    private const int DaysRegisteredBeforeBirthday = 30;

    // The calendar ends there; a programme that starts later pays nobody.
    private const int LastYear = 9_990;

    public void Plan(Bonus bonus)
    {
        switch (bonus.On)
        {
            case BonusOn.Registration:
                PlanRegistration(bonus);
                break;
            case BonusOn.Event:
                PlanEvents(bonus);
                break;
            case BonusOn.Birthday:
                PlanBirthdays(bonus);
                break;
        }
    }

    private void PlanRegistration(Bonus bonus)
    {
        if (EarliestRegistration() is not { CreatedAt: { } createdAt } customer)
            return;

        // Once per member: a customer merged in later may be the earlier one, and must not be welcomed again.
        var given = PostingKey.BonusOf(bonus.Name);
        if (ledger.Held.All.Any(posting => PostingKey.Is(posting.Key, given)))
            return;

        Plan(bonus, PostingKey.Bonus(bonus.Name, customer.Key), createdAt, $"The registration of {customer.Key}");
    }

    private void PlanEvents(Bonus bonus)
    {
        foreach (var happening in history.Events)
            if (string.Equals(happening.Kind, bonus.Kind, StringComparison.Ordinal))
                Plan(bonus, PostingKey.Bonus(bonus.Name, happening.Id), happening.At, $"Event {happening.Id}");
    }

    // Every birthday since the registration, and the next one: it changes the balance without any new fact.
    private void PlanBirthdays(Bonus bonus)
    {
        if (BirthdayOf(history) is not { } born || EarliestRegistration()?.CreatedAt is not { } registeredAt)
            return;

        for (var year = rule.DayOf(registeredAt).Year; year <= LastYear; year++)
        {
            var day = new AnnualDate(born.Month, born.Day).InYear(year);
            var at = rule.StartOf(day);
            if (registeredAt > rule.StartOf(day.PlusDays(-DaysRegisteredBeforeBirthday)))
                continue;

            Plan(bonus, PostingKey.Bonus(bonus.Name, year), at, $"The birthday of {year}");
            if (at > now && !rule.IsBeforeFrom(at))
                return;
        }
    }

    private void Plan(Bonus bonus, string key, Instant at, string fact)
    {
        if (rule.IsBeforeFrom(at) || !ledger.Claim(key, fact))
            return;

        var posting = new Posting
        {
            Key = key,
            Points = bonus.Points,
            At = at,
            AvailableAt = at,
        };
        ledger.Plan(new Moment(at, Phase.MakeLot, key), () => Post(bonus, posting));
    }

    private void Post(Bonus bonus, Posting whole)
    {
        var given = whole with { Points = Math.Min(whole.Points, caps.For(bonus, whole.At)) };
        if (given.Points > 0)
            ledger.Gain(rule.AsLot(given));
        else if (whole.Points > 0)
            ledger.Keep(given); // Or a cap that is raised later would give what this one cut.

        caps.Count(bonus, given);
    }

    private Customer? EarliestRegistration()
    {
        Customer? earliest = null;
        foreach (var customer in history.Customers)
            if (customer.CreatedAt is { } createdAt && !(earliest?.CreatedAt <= createdAt))
                earliest = customer;

        return earliest;
    }

    private static LocalDate? BirthdayOf(MemberHistory history)
    {
        foreach (var customer in history.Customers)
            if (customer.Birthday is not null)
                return customer.Birthday;

        return null;
    }
}
