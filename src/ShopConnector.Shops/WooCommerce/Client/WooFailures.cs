using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>
/// WooCommerce's own refusals. Told apart by code and situation, never by their text: that is in the site's language.
/// </summary>
internal static class WooFailures
{
    /// <summary>OAuth timestamps further off than this are refused.</summary>
    public static readonly Duration ClockTolerance = Duration.FromMinutes(15);

    public const string NoRoute = "rest_no_route";

    /// <summary>How the codes end that say there is no such order, customer or coupon.</summary>
    public const string InvalidId = "_invalid_id";

    // Of a key that arrived and was found wanting.
    private const string KeyRefused = "woocommerce_rest_authentication_error";

    /// <summary>Refused as a visitor would be: the key did not arrive, or the shop does not know it.</summary>
    public static bool SawNoKey(ShopResponse answer) =>
        (int)answer.Status == 401 && ErrorOf(answer)?.Code is not (null or KeyRefused);

    public static ErrorRow? ErrorOf(ShopResponse answer)
    {
        try
        {
            return JsonBody.TryRead(answer) is { ValueKind: JsonValueKind.Object } body
                ? body.Deserialize(WooJson.Default.ErrorRow) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static ShopException Refused(
        ShopFailures failures, string operation, ShopResponse answer, bool isSigned, bool writing, Duration? clockAhead)
    {
        if (Blocked(failures, operation, answer) is { } blocked)
            return blocked;

        var code = ErrorOf(answer)?.Code;
        return (int)answer.Status switch
        {
            401 when isSigned && IsOff(clockAhead) => failures.Failure(
                operation, "the clocks of this machine and of the shop are more than 15 minutes apart.",
                "Set the clock of the one that is wrong; signed requests are bound to the time."),
            401 or 403 when writing && code is not null => failures.Failure(
                operation, $"WooCommerce does not let this key write ({code}).", WooWords.Of.PermissionRemedy),
            401 when code == "woocommerce_rest_cannot_view" => failures.Failure(
                operation, "WooCommerce does not know this key, or its user may not see the shop.",
                WooWords.KeyRemedy),
            404 when code == NoRoute => failures.Failure(
                operation, WooWords.NotThere, WooWords.NotThereRemedy, unknown: true),
            400 when code is not null => failures.Failure(
                operation, $"WooCommerce does not accept what was asked ({code}).",
                "A plugin may have changed the interface; report this with the name of the code."),
            _ => failures.Refused(operation, answer),
        };
    }

    /// <summary>Null: no firewall we know has answered.</summary>
    public static ShopException? Blocked(ShopFailures failures, string operation, ShopResponse answer) =>
        Firewall.Of(answer) is { } wall
            ? failures.Failure(
                operation, Firewall.Problem(wall, answer), Firewall.Remedy(wall),
                ShopFailures.IsTransient(answer.Status))
            : null;

    private static bool IsOff(Duration? clockAhead) =>
        clockAhead is { } ahead && (ahead > ClockTolerance || ahead < -ClockTolerance);
}
