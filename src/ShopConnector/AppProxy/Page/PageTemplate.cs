using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using HandlebarsDotNet;

namespace ShopConnector.AppProxy.Page;

/// <summary>The page as a part of the shop's theme, or as a page of its own.</summary>
internal sealed class PageTemplate
{
    private readonly HandlebarsTemplate<object, object> _part;
    private readonly HandlebarsTemplate<object, object> _page;
    private readonly string _partStyle = Read("loyalty.css");
    private readonly string _pageStyle;

    public PageTemplate()
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new SafeEncoder() });
        handlebars.RegisterTemplate("loyalty", Read("loyalty.html"));
        _part = handlebars.Compile(Read("loyalty.html"));
        _page = handlebars.Compile(Read("page.html"));
        _pageStyle = Read("page.css") + _partStyle;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(_pageStyle)));
        PagePolicy = $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
    }

    /// <summary>Allows the page of its own what is in it, and nothing else.</summary>
    public string PagePolicy { get; }

    public string Part(PageView page) => _part(new { page, css = _partStyle });

    public string Page(PageView page) => _page(new { page, css = _pageStyle });

    private static string Read(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"app-proxy/{name}")
            ?? throw new InvalidOperationException($"The page's {name} is not embedded.");
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
