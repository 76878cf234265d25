using System.Globalization;
using System.Text;

namespace ShopConnector.Shops.WooCommerce;

/// <summary>How one WooCommerce shop is reached. Secrets never appear in <see cref="object.ToString"/>.</summary>
public sealed record WooCommerceOptions
{
    /// <summary>The shop's name in the configuration.</summary>
    public required string Name { get; init; }

    /// <summary>Where the shop's home page is, sub-folder included. https, or http on this machine.</summary>
    public required string Url { get; init; }

    /// <summary>Starts with <c>ck_</c>; made under WooCommerce → Settings → Advanced → REST API.</summary>
    public required string ConsumerKey { get; init; }

    /// <summary>Starts with <c>cs_</c>; shown once, together with the key.</summary>
    public required string ConsumerSecret { get; init; }

    /// <summary>The metadata key under which a plugin keeps the birthday; null: birthdays are not read.</summary>
    public string? BirthdayKey { get; init; }

    /// <summary>SHA-256, normalised: trust this certificate and no other; null: those the machine trusts.</summary>
    public string? CertificateFingerprint { get; init; }

    /// <summary>
    /// Plain http to other machines too. Requests are signed, so that no secret travels, but everything can be read and
    /// answers can be forged on the way.
    /// </summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>
    /// Requests in flight at once, at most: a host that answered 3.3 requests a second to one client gave 5.5 to four,
    /// and shoppers need its few PHP workers too. Fewer where the host does not keep up.
    /// </summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>The programme makes codes for free shipping: they need a method that asks for one.</summary>
    public bool GivesFreeShippingByCode { get; init; }

    /// <summary>A tier ships free, which the companion plugin's rules at the checkout see to.</summary>
    public bool GivesFreeShippingByTag { get; init; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{nameof(Name)} = {Name}, {nameof(Url)} = {Url}");
        return true;
    }
}
