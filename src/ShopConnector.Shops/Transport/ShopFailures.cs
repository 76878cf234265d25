using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Polly.Timeout;
using ShopConnector.Sync;

namespace ShopConnector.Shops.Transport;

/// <summary>
/// Puts what went wrong into words for a shop owner: shop, operation, problem, remedy. Only hosts and numbers are
/// quoted, never a URL's query, a header or a body, because these can hold secrets and personal data.
/// </summary>
internal sealed class ShopFailures(string shop, Uri address, PlatformWords words)
{
    private const string TryLater = "Nothing is lost; the next run tries again.";

    public string Shop => shop;

    public static bool IsTransient(HttpStatusCode status) =>
        (int)status is 408 or 425 or 429 or 500 or 502 or 503 or 504 or (>= 520 and <= 527) or 530;

    /// <summary>A gateway waited for the shop and gave up.</summary>
    public static bool IsSlow(HttpStatusCode status) => (int)status is 408 or 504 or 522 or 524;

    public static bool IsTransient(Exception fault) => fault switch
    {
        TimeoutRejectedException or TaskCanceledException { InnerException: TimeoutException } => true,
        _ when IsUnknownName(fault) => false, // A misspelt address would cost every attempt its wait.
        HttpRequestException http => http.HttpRequestError is not (
            HttpRequestError.SecureConnectionError or HttpRequestError.ConfigurationLimitExceeded),
        IOException => true,
        _ => false,
    };

    public static bool IsExpected(Exception fault) =>
        fault is HttpRequestException or TimeoutRejectedException or IOException or InvalidDataException
            or BodyTooLargeException or TaskCanceledException { InnerException: TimeoutException };

    /// <summary>One or two words for the log.</summary>
    public static string Name(Exception fault) => fault switch
    {
        TimeoutRejectedException or TaskCanceledException => "time-out",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error.ToString(),
        _ => "connection lost",
    };

    /// <summary>No answer came.</summary>
    public ShopException Unreachable(string operation, Exception fault)
    {
        var (problem, remedy) = fault switch
        {
            TimeoutRejectedException or TaskCanceledException =>
                ($"{address.Host} did not answer in time.",
                 $"{TryLater} If this goes on, ask the host why it is slow."),
            BodyTooLargeException large =>
                (string.Create(CultureInfo.InvariantCulture,
                    $"{address.Host} sent more than {large.Most / 1024 / 1024} MB in one answer; it was cut off."),
                 "Check that the setting Url names the shop itself and not a download."),
            InvalidDataException =>
                ($"{address.Host} sent a compressed answer that cannot be unpacked.", TryLater),
            _ when IsUnknownName(fault) =>
                ($"the name {address.Host} cannot be found.",
                 "Check the spelling of the setting Url and this machine's internet connection. "
                 + words.AddressRemedy),
            HttpRequestException { InnerException: CertificateRefusedException refused } => Untrusted(refused),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or
            HttpRequestException { InnerException: AuthenticationException } =>
                ($"the certificate of {address.Host} is not trusted.",
                 "Renew the shop's certificate, or check that the setting Url has the name it was made for."),
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
                ($"{Place()} refuses connections.", "Check the port in the setting Url and that the shop is running."),
            _ => ($"the connection to {address.Host} broke.", TryLater),
        };
        return new ShopException(shop, operation, problem, remedy, fault)
        {
            Transient = IsTransient(fault),
            Slow = fault is TimeoutRejectedException or TaskCanceledException,
        };
    }

    /// <summary>An answer came, and it is a no.</summary>
    public ShopException Refused(string operation, ShopResponse answer)
    {
        var status = (int)answer.Status;
        var (problem, remedy) = status switch
        {
            401 => ($"{words.Product} does not accept {words.Credential}.", words.CredentialRemedy),
            403 when answer.IsHtml => ("a firewall in front of the shop blocks us (HTTP 403 with a web page).",
                "Allow this machine's address in the firewall or security plugin."),
            403 => ($"{words.Product} does not permit this.", words.PermissionRemedy),
            404 => ("there is no such shop or interface at this address (HTTP 404).", words.AddressRemedy),
            402 => ("the shop is frozen for payment (HTTP 402).", "Settle the shop's bill, then try again."),
            423 => ("the shop is locked (HTTP 423).", $"Ask {words.Product} to unlock it, then try again."),
            429 => ("the shop asks us to slow down for longer than we wait.", TryLater),
            >= 300 and < 400 => ($"the address redirects{Target(answer)}, and redirects are not followed.",
                "Put the address the shop itself uses into the setting Url."),
            >= 500 => ($"the shop is in trouble (HTTP {Number(status)}).",
                $"{TryLater} If this goes on, look at the shop's own error log."),
            _ when answer.IsHtml => NotData(),
            _ => ($"the shop answered HTTP {Number(status)}.", words.AddressRemedy),
        };
        return new ShopException(shop, operation, problem, remedy)
        {
            Transient = IsTransient(answer.Status),
            Slow = IsSlow(answer.Status),
        };
    }

    /// <summary>A success that is not what was asked for: a web page, half a document, anything else.</summary>
    public ShopException Unreadable(string operation, ShopResponse answer, Exception? inner = null)
    {
        var (problem, remedy) = answer.IsHtml
            ? NotData()
            : ("the answer cannot be read as data.", $"{TryLater} If this goes on, look at the shop's own error log.");
        return new ShopException(shop, operation, problem, remedy, inner) { Transient = !answer.IsHtml };
    }

    /// <summary>Anything else, in the platform's own terms.</summary>
    public ShopException Failure(string operation, string problem, string remedy, bool transient = false,
        bool denied = false, bool unknown = false, bool slow = false) =>
        new(shop, operation, problem, remedy)
        {
            Transient = transient,
            Denied = denied,
            Unknown = unknown,
            Slow = slow,
        };

    /// <summary>There is no such host, which is not the same as a name server that cannot tell just now.</summary>
    private static bool IsUnknownName(Exception fault) => fault switch
    {
        HttpRequestException { InnerException: SocketException socket } http =>
            socket.SocketErrorCode is SocketError.HostNotFound
            || (http.HttpRequestError is HttpRequestError.NameResolutionError
                && socket.SocketErrorCode is not SocketError.TryAgain),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => true,
        _ => false,
    };

    private (string Problem, string Remedy) Untrusted(CertificateRefusedException refused) => refused switch
    {
        { IsPinned: true } =>
            ($"{address.Host} shows another certificate than the setting {words.PinSetting} names: its SHA-256 "
             + $"fingerprint is {refused.Seen ?? "none"}.",
             "If the shop's certificate was renewed, compare the fingerprint on the shop's own machine and put it into "
             + "that setting; if it was not, somebody stands between."),
        { Seen: { } seen } when words.PinSetting is { } setting =>
            ($"the certificate of {address.Host} is not trusted; its SHA-256 fingerprint is {seen}.",
             "Renew the shop's certificate, or check that the setting Url has the name it was made for. If it is "
             + $"self-signed and the fingerprint is the shop's own, put it into the setting {setting}."),
        _ =>
            ($"the certificate of {address.Host} is not trusted.",
             "Renew the shop's certificate, or check that the setting Url has the name it was made for."),
    };

    private (string Problem, string Remedy) NotData() =>
        ("a web page came instead of data.",
         $"A maintenance or login screen may be on, or the address is not the shop's. {words.AddressRemedy}");

    private static string Target(ShopResponse answer) =>
        answer.Headers.Location is { IsAbsoluteUri: true } target ? $" to {target.Scheme}://{target.Host}" : "";

    private string Place() => address.IsDefaultPort ? address.Host : address.Authority;

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}
