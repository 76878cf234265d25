using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Tags;
using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

internal sealed class OffersCheck(ProblemList problems)
{
    private const int MostOfferDays = 3_650;

    /// <summary>A cool-down may be "never again".</summary>
    private const int MostCooldownDays = 36_500;

    private const int MostOffers = 1_000;

    public void Find(LoyaltyProgram program)
    {
        problems.Distinct(program.Offers, "Offers", "Name", offer => offer.Name);
        if (program.Pressure is { } pressure)
        {
            problems.Within("Pressure:Offers", pressure.Offers, 1, MostOffers, "2");
            problems.Within("Pressure:Days", pressure.Days, 1, MostOfferDays, "30");
        }

        for (var i = 0; i < program.Offers.Length; i++)
            One(program.Offers[i], $"Offers:{i}");
    }

    private void One(Offer offer, string path)
    {
        problems.Named($"{path}:Name", offer.Name, "Kom terug");
        problems.Within($"{path}:ValidDays", offer.ValidDays, 1, MostOfferDays, "7");
        problems.Within($"{path}:CooldownDays", offer.CooldownDays, 0, MostCooldownDays, "90");
        problems.AtLeastZero($"{path}:MinimumSpend", offer.MinimumSpend, "25");
        Value(offer.Value, path, "Gift");
        if (offer.ControlShare is < 0 or > 1)
            problems.Add($"{path}:ControlShare", $"is {Number(offer.ControlShare)}; it is from 0 to 1, such as 0.1.");

        Steps(offer, path);
        if (offer.Budget is { } budget)
            Budget(offer, budget, $"{path}:Budget");
    }

    private void Value(OfferValue value, string path, string tagSetting)
    {
        if (value.Kind is OfferKind.Percent or OfferKind.PercentOfLastOrder && value.Number is <= 0 or > 100)
            problems.Add(
                $"{path}:{value.Kind}",
                $"is {Number(value.Number)}; a discount is above 0 and at most 100, such as 15.");

        if (value.Kind == OfferKind.Amount && value.Number <= 0)
            problems.Add($"{path}:Amount", $"is {Number(value.Number)}; an amount is above 0, such as 10.");
        else if (value.Kind == OfferKind.Amount && decimal.Round(value.Number, 2) != value.Number)
            problems.Add(
                $"{path}:Amount", $"is {Number(value.Number)}; no shop takes off part of a cent, so write 10.50.");

        if (value.Kind == OfferKind.Tag && Tag.ProblemOf(value.Label ?? "") is { } problem)
            problems.Add($"{path}:{tagSetting}", $"\"{value.Label}\" {problem}");
    }

    private void Steps(Offer offer, string path)
    {
        var before = 0;
        for (var i = 0; i < offer.Steps.Length; i++)
        {
            var (step, place) = (offer.Steps[i], $"{path}:Steps:{i}");
            Value(step.Value, place, "Tag");
            problems.Within($"{place}:ValidDays", step.ValidDays, 1, MostOfferDays, "7");
            if (step.AfterDays <= before)
                problems.Add(
                    $"{place}:AfterDays",
                    $"is {Number(step.AfterDays)}; a step comes later than the one before it, so write at least "
                    + $"{Number(before + 1)}.");

            before = Math.Max(before, step.AfterDays);
        }

        if (before > 0 && offer.CooldownDays <= before)
            problems.Add(
                $"{path}:CooldownDays",
                $"is {Number(offer.CooldownDays)}; the last step comes after {Number(before)} days, so the offer would "
                + $"begin anew before it. Write at least {Number(before + 1)}, such as 180.");
    }

    private void Budget(Offer offer, OfferBudget budget, string path)
    {
        if (budget.Codes is <= 0)
            problems.Add($"{path}:Codes", $"is {Number(budget.Codes.Value)}; it is at least 1, such as 100.");

        problems.AtLeastZero($"{path}:PerCode", budget.PerCode, "25");
        if (budget.Liability is <= 0)
            problems.Add($"{path}:Liability", $"is {Number(budget.Liability.Value)}; it is above 0, such as 2500.");

        var values = offer.Steps.Select(step => step.Value).Prepend(offer.Value);
        if (budget is { Liability: not null, PerCode: 0m }
            && values.Any(value => value.Kind is OfferKind.Percent or OfferKind.FreeShipping))
            problems.Add(
                $"{path}:PerCode",
                "is missing; what a percentage or free shipping costs at worst is yours to say, such as 25.");

        if (budget.Liability is > 0m and var most)
            Fits(values, budget, most, path);
    }

    // Else it would wait for ever, and nobody would learn why. What a share of the last order comes to, no programme
    // knows.
    private void Fits(IEnumerable<OfferValue> values, OfferBudget budget, decimal most, string path)
    {
        var worst = values.Where(value => value.Kind == OfferKind.Amount).Select(value => value.Number)
            .DefaultIfEmpty().Max();
        if (worst > most)
            problems.Add(
                $"{path}:Liability",
                $"is {Number(most)}, and one code takes off {Number(worst)}: nobody would ever get it. Write at least "
                + $"{Number(worst)}.");
        else if (budget.PerCode > most && values.Any(value => value.Kind is not (OfferKind.Amount
            or OfferKind.PercentOfLastOrder)))
            problems.Add(
                $"{path}:Liability",
                $"is {Number(most)}, and one code costs PerCode, {Number(budget.PerCode)}: nobody would ever get it. "
                + $"Write at least {Number(budget.PerCode)}.");
    }
}
