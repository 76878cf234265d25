using ShopConnector.Sync.Setup;

namespace ShopConnector.Presentation.Plans;

/// <summary>What is to be set up in the shop itself, a line for each thing.</summary>
internal static class SetupText
{
    public static IEnumerable<string> Lines(IEnumerable<SetupEntry> entries) => entries.Select(
        one => $"{Sign(one.Step.Action)} {SafeText.Of(one.Step.Text)}");

    private static char Sign(SetupAction action) => action switch
    {
        SetupAction.Create => '+',
        SetupAction.Update => '~',
        SetupAction.Remove => '−',
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, message: null),
    };
}
