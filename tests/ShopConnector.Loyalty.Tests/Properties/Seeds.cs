using FsCheck;
using FsCheck.Fluent;

namespace ShopConnector.Loyalty.Tests.Properties;

/// <summary>
/// What must hold for everybody is tried on a thousand random seeds, others in each run. A failure names its seed
/// ("Original: 1234"); calling the property with that number alone repeats it.
/// </summary>
internal static class Seeds
{
    private const int Tries = 1_000;

    private static readonly Arbitrary<int> s_all = Gen.Choose(0, int.MaxValue).ToArbitrary();

    public static void Each(Action<int> property) =>
        Prop.ForAll(s_all, property).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
}
