using ShopConnector.Sync.Apply;

namespace ShopConnector.Presentation.Plans;

/// <summary>What order rules want of an order, one line for each thing.</summary>
internal static class OrderChangeText
{
    public static IEnumerable<string> Lines(OrderChange change)
    {
        var order = $"order {change.Order.Id}";
        foreach (var tag in change.AddTags)
        {
            yield return $"{order}: + {tag}";
        }

        foreach (var tag in change.RemoveTags)
        {
            yield return $"{order}: − {tag}";
        }

        if (change.Hold)
        {
            yield return $"{order}: hold";
        }

        if (change.Release)
        {
            yield return $"{order}: let go";
        }

        foreach (var note in change.Notes)
        {
            yield return $"{order}: note \"{note.Text}\"";
        }
    }
}
