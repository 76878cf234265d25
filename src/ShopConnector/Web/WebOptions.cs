using System.Net;

namespace ShopConnector.Web;

/// <summary>
/// The <c>Web</c> section. Without <see cref="Listen"/> nothing is exposed and everything works, only later.
/// </summary>
internal sealed record WebOptions
{
    public static WebOptions None { get; } = new();

    /// <summary>Where the process itself listens, unencrypted; null: nowhere. Port 0 takes any free one.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>
    /// How the shops reach that address from outside, through a proxy that encrypts; its path comes before every path
    /// of ours. Null: the shops are told nothing, so they tell us nothing.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Folder for the files that a shop owner hands to a customer who asks what is stored.</summary>
    public string Exports { get; init; } = DefaultExports;

    public ShopperPageLook ShopperPage { get; init; }

    public const string DefaultExports = "exports";

    /// <summary>The part of <see cref="PublicUrl"/> that a proxy may or may not take off before it asks us.</summary>
    public string PathBase => PublicUrl?.AbsolutePath.TrimEnd('/') ?? "";

    /// <summary>An address below <see cref="PublicUrl"/>; null without one.</summary>
    /// <param name="path">Starts with a slash and is escaped.</param>
    public Uri? Public(string path) =>
        PublicUrl is null ? null : new Uri(PublicUrl.GetLeftPart(UriPartial.Authority) + PathBase + path);

    /// <summary>True when others on the network can reach the unencrypted address.</summary>
    public bool IsOpenToTheNetwork => Listen is { } listen && !IPAddress.IsLoopback(listen.Address);
}
