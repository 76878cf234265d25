using ShopConnector.Sandbox.Faults;

namespace ShopConnector.Sandbox.Shopify.Bulk;

internal enum BulkFateKind { Completes, Fails, IsCanceled, Expires, IsShort, UrlIsGone }

/// <summary>
/// What becomes of an operation, from the seed and its number in the shop; mutations always complete.
/// </summary>
/// <param name="At">The share of its work after which it happens.</param>
internal sealed record BulkFate(BulkFateKind Kind, double At, string ErrorCode)
{
    public static BulkFate Completes { get; } = new(BulkFateKind.Completes, 1, "");

    public static BulkFate Of(SandboxFaults faults, int seed, string shop, long number)
    {
        var random = SeededRandom.For(seed, $"bulk operations of {shop}", number);
        var roll = random.Share();
        var code = random.Chance(0.5) ? "TIMEOUT" : "INTERNAL_SERVER_ERROR";
        (BulkFateKind Kind, double Rate)[] table =
        [
            (BulkFateKind.Fails, faults.BulkFails), (BulkFateKind.IsCanceled, faults.BulkCanceled),
            (BulkFateKind.Expires, faults.BulkExpires), (BulkFateKind.IsShort, faults.BulkFileShort),
            (BulkFateKind.UrlIsGone, faults.BulkUrlGone),
        ];
        foreach (var (kind, rate) in table)
        {
            if (roll < rate)
                return new BulkFate(kind, random.Share(), code);
            roll -= rate;
        }
        return Completes;
    }
}
