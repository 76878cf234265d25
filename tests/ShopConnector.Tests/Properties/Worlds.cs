using FsCheck;
using FsCheck.Fluent;

namespace ShopConnector.Tests.Properties;

/// <summary>
/// A thousand random lives in ten shops: each customer has a seed of its own, made of that of its shop. A failure names
/// the shop's ("Original: 1234") and the customer; the property called with that number alone repeats it.
/// </summary>
internal static class Worlds
{
    public const int LivesInEach = 100;
    private const int Shops = 10;

    private static readonly Arbitrary<int> s_all = Gen.Choose(0, int.MaxValue - LivesInEach).ToArbitrary();

    // Not on the test's own thread: FsCheck waits for the task, and xunit has few threads to go on with.
    public static void Each(Func<int, Task> property) => Prop
        .ForAll(s_all, seed => Task.Run(() => property(seed)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Shops));
}
