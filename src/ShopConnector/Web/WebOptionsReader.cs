using System.Net;
using ShopConnector.Configuration;

namespace ShopConnector.Web;

/// <summary>Reads <c>Web</c>: whether anything listens, and how the shops reach it.</summary>
internal static class WebOptionsReader
{
    private const string ListenExample = "http://127.0.0.1:8080";
    private const string PublicExample = "https://loyalty.example";

    public static WebOptions Read(SettingReader section)
    {
        var options = new WebOptions
        {
            Listen = Listen(section),
            PublicUrl = PublicUrl(section),
            Exports = section.Text("Exports") ?? WebOptions.DefaultExports,
            ShopperPage = section.Choice("ShopperPage", WebOptions.None.ShopperPage),
        };
        if (section.Has("PublicUrl") && !section.Has("Listen"))
        {
            section.Problem("Listen", $"is missing: nothing would answer at PublicUrl. For example: {ListenExample}");
        }

        section.RefuseUnknown();
        return options;
    }

    private static IPEndPoint? Listen(SettingReader section)
    {
        if (section.Text("Listen") is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            || url.PathAndQuery != "/" || url.UserInfo.Length > 0)
        {
            section.Problem("Listen", $"'{text}' is no address to listen on. For example: {ListenExample}");
            return null;
        }

        if (url.Scheme == "https")
        {
            section.Problem(
                "Listen",
                $"'{text}' asks for a certificate, which the proxy in front has. Write http://{url.Authority}");
            return null;
        }

        if (AddressOf(url) is { } address)
        {
            return new IPEndPoint(address, url.Port);
        }

        section.Problem(
            "Listen", $"'{url.Host}' is no address of this machine. Write localhost, or 0.0.0.0 for all of them.");
        return null;
    }

    private static IPAddress? AddressOf(Uri url) =>
        url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(url.DnsSafeHost, out var address) ? address
        : null;

    private static Uri? PublicUrl(SettingReader section)
    {
        if (section.Text("PublicUrl") is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            || url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            section.Problem("PublicUrl", $"'{text}' is no public web address. For example: {PublicExample}");
            return null;
        }

        // Loopback is for trying out on one machine; anywhere else customers' data would travel in the open.
        if (url.Scheme == "http" && !url.IsLoopback)
        {
            section.Problem("PublicUrl", $"'{text}' is not encrypted. Write https://{url.Authority}");
            return null;
        }

        return url;
    }
}
