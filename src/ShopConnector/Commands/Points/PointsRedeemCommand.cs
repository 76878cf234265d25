using System.CommandLine;
using ShopConnector.Commands.Customers;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Presentation.Points;

namespace ShopConnector.Commands.Points;

/// <summary>
/// <c>points redeem CUSTOMER REWARD</c>: points for a code; the next <c>apply</c> puts it into the shop.
/// </summary>
internal static class PointsRedeemCommand
{
    // Somebody else did something with the same member in between; three times in a row is no accident.
    private const int Attempts = 3;

    public static Command Create()
    {
        var customer = CustomerCommand.Customer();
        var reward = new Argument<string>("REWARD") { Description = "Its name in the programme." };
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("redeem", "Redeem a customer's points for a reward of the programme.")
        {
            customer, reward, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(
                config,
                connector => RunAsync(
                    invocation, connector, parsed.GetValue(customer)!, parsed.GetValue(reward)!, ct),
                ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, string customer, string name, CancellationToken ct)
    {
        var reward = RewardOf(connector, name);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var member = await TheMember.FindAsync(connector, "points redeem", customer, ct);
            var redeemed = Redeem(connector, member, reward);
            var acts = member.History.Manual.Length + member.History.Redemptions.Length;
            if (await connector.Storage.RedeemAsync(member.History.Id, acts, redeemed, ct))
            {
                var left = member.Decision.Points with { Balance = member.Decision.Points.Balance - reward.Points };
                new ActView(invocation.Terminal)
                    .ShowRedeemed(member.Name, redeemed, left, connector.Program.Rules.Zone, invocation.Json);
                return ExitCode.Done;
            }
        }

        throw new SettingsException(
            $"points redeem {customer}: others are changing these points at the same time. Try again in a moment.");
    }

    private static Reward RewardOf(Connector connector, string name)
    {
        var rewards = connector.Program.Rules.Rewards;
        return rewards.FirstOrDefault(one => string.Equals(one.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingsException(rewards.IsEmpty
                ? "points redeem: the programme has no rewards. Write them under Loyalty:Rewards."
                : $"points redeem: there is no reward \"{name}\". "
                    + NearestName.Hint(name, [.. rewards.Select(one => one.Name)]));
    }

    private static RedeemedReward Redeem(Connector connector, TheMember member, Reward reward)
    {
        var balance = member.Decision.Points.Balance;
        if (balance < reward.Points)
        {
            throw new SettingsException(balance < 0
                ? $"points redeem: {member.Name} has {balance} points. Below zero nothing can be redeemed."
                : $"points redeem: {member.Name} has {balance} {(balance == 1 ? "point" : "points")} to spend and "
                    + $"\"{reward.Name}\" takes {reward.Points}: {reward.Points - balance} short.");
        }

        // With what the programme redeems by itself just now, or its number would be given twice.
        var history = member.History with { Redemptions = member.Decision.Redemptions };
        return RedeemedReward.Of(
            reward, history, connector.Program.Rules.Zone, connector.Clock.GetCurrentInstant())
            ?? throw new SettingsException(
                $"points redeem: no shop has a place where {member.Name} could find it: staff have none, and guests "
                + "only on WooCommerce. With an account of their own they can redeem.");
    }
}
