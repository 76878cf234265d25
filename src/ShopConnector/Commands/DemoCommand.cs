using System.CommandLine;
using ShopConnector.Demo;

namespace ShopConnector.Commands;

/// <summary><c>demo</c>: simulated shops with real order history, connected as a new shop would be.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var platform = new Option<string>("--platform")
        {
            Description = "Which shops to show.",
            DefaultValueFactory = _ => DemoOptions.Both,
        };
        platform.AcceptOnlyFromAmong(DemoOptions.Shopify, DemoOptions.WooCommerce, DemoOptions.Both);
        var once = new Option<bool>("--once") { Description = "End after the last run instead of going on." };
        var seed = new Option<int>("--seed")
        {
            Description = "Other names, other shops: the same number gives the same ones.",
            DefaultValueFactory = _ => 1,
        };
        var json = CommonOptions.Json();
        var debug = CommonOptions.Debug();
        var command = new Command("demo", "Two simulated shops with real order history: see everything work.")
        {
            platform, once, seed, json, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            // A document on standard output ends, so the demo does too.
            var goesOn = !parsed.GetValue(once) && !invocation.Json;
            var options = new DemoOptions(parsed.GetValue(platform)!, goesOn, parsed.GetValue(seed));
            return invocation.RunAsync(async () =>
            {
                await new DemoRun(invocation, options).PlayAsync(ct);
                return ExitCode.Done;
            });
        });
        return command;
    }
}
