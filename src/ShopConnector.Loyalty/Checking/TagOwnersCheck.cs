using System.Globalization;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Loyalty.Checking;

/// <summary>
/// One label that two parts of a programme want differently would come and go with every run. Offers may share one:
/// a customer carries it while any of them stands. Tags of orders are on orders, and no part of this.
/// </summary>
internal sealed class TagOwnersCheck(ProblemList problems)
{
    private readonly List<Owner> _owners = [];

    public void Find(LoyaltyProgram program)
    {
        for (var i = 0; i < program.Segments.Length; i++)
            Own(program.Segments[i].Tag, "Segments", i, "Tag");

        for (var i = 0; i < program.Tiers.Length; i++)
            Own(program.Tiers[i].Tag, "Tiers", i, "Tag");

        for (var i = 0; i < program.Offers.Length; i++)
        {
            Own(program.Offers[i].Value.Label, "Offers", i, "Gift");
            for (var step = 0; step < program.Offers[i].Steps.Length; step++)
                Own(program.Offers[i].Steps[step].Value.Label, "Offers", i,
                    string.Create(CultureInfo.InvariantCulture, $"Steps:{step}:Tag"));
        }

        for (var i = 0; i < program.Rewards.Length; i++)
            Own(program.Rewards[i].Gift, "Rewards", i, "Gift");

        for (var i = 0; i < program.TagFamilies.Length; i++)
            if (Tag.ProblemOf(program.TagFamilies[i].Prefix) is null)
                Alone(program, i, string.Create(CultureInfo.InvariantCulture, $"TagFamilies:{i}"));
    }

    private void Own(string? label, string list, int index, string setting)
    {
        if (string.IsNullOrWhiteSpace(label))
            return;

        var place = string.Create(CultureInfo.InvariantCulture, $"{list}:{index}");
        var own = new Owner(Tag.Normalise(label), list, place, $"{place}:{setting}");
        if (_owners.Find(other => own.Clashes(other)) is { } earlier)
            problems.Add(
                own.Path,
                $"\"{label}\" is the tag of {earlier.Place} already; give each its own, such as \"{label} 2\".",
                earlier.Path);

        _owners.Add(own);
    }

    private void Alone(LoyaltyProgram program, int index, string place)
    {
        var prefix = program.TagFamilies[index].Prefix.Trim();
        for (var i = 0; i < program.TagFamilies.Length; i++)
        {
            var other = string.Create(CultureInfo.InvariantCulture, $"TagFamilies:{i}");
            var begins = program.TagFamilies[i].Prefix.Trim();

            // Of two that are the same the later one is told, and that once.
            if (i != index && Begins(prefix, begins) && (i < index || !Begins(begins, prefix)))
                problems.Add(
                    $"{place}:Prefix", $"\"{prefix}\" begins as {other} does; give each its own, such as \"brand:\".",
                    $"{other}:Prefix");
        }

        foreach (var owner in _owners)
            if (Begins(owner.Label, prefix))
                problems.Add(
                    $"{place}:Prefix",
                    $"\"{prefix}\" is how the tag of {owner.Place} begins; give each its own, such as \"brand:\".",
                    owner.Path);
    }

    private static bool Begins(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private sealed record Owner(string Label, string List, string Place, string Path)
    {
        // Two of one list are told there, by what makes them different; rewards have nothing else.
        public bool Clashes(Owner other) =>
            Tag.Comparer.Equals(Label, other.Label) && (List != other.List || List == "Rewards");
    }
}
