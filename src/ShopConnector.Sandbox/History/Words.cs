namespace ShopConnector.Sandbox.History;

/// <summary>Small lists from which people, brands and tags are invented. No list was taken from anywhere.</summary>
internal static class Words
{
    public static readonly string[] DutchFirst =
    [
        "An", "Bram", "Daan", "Eefje", "Femke", "Gijs", "Hanneke", "Imke", "Jelle", "Joost", "Karin", "Lotte", "Maud",
        "Noud", "Pleun", "Roos", "Sjoerd", "Tess", "Wout", "Zoë", "Anaïs", "Loïs", "Floor", "Thijs", "Mirthe", "Ruud",
    ];

    public static readonly string[] DutchLast =
    [
        "de Vries", "van den Berg", "Bakker", "van der Heijden", "Smit", "Mulder", "de Boer", "Visser", "Kuiper",
        "van 't Hof", "Hendriks", "Dekker", "ten Brink", "in 't Veld", "Kok", "Verhoeven", "Postma", "Schouten",
    ];

    public static readonly string[] FrenchFirst =
        ["Chloé", "Hélène", "François", "Léa", "Noël", "Amélie", "Benoît", "Gaëlle", "Luc", "Margaux", "Rémy", "Théo"];

    public static readonly string[] FrenchLast =
        ["Lefèvre", "Dubois", "Garçon", "d'Hondt", "Moreau", "L'Écuyer", "Rousseau", "Maës", "Côté", "Peeters"];

    public static readonly string[] GermanFirst =
        ["Jörg", "Käthe", "Lukas", "Anneliese", "Björn", "Frieda", "Günther", "Heike", "Jürgen", "Sabine", "Uwe"];

    public static readonly string[] GermanLast =
        ["Müller", "Weiß", "Schröder", "Köhler", "Großmann", "von der Tann", "Jäger", "Böhm", "Krause", "Vogel"];

    public static readonly string[] Streets =
        ["Kerkstraat", "Molenweg", "Dorpsplein", "Kaaslaan", "Lindelaan", "Havenkade", "Stationsweg", "Prinsengracht"];

    public static readonly string[] Cities =
        ["Utrecht", "Gouda", "Deventer", "Zwolle", "Leiden", "Breda", "Alkmaar", "Middelburg", "Groningen"];

    public static readonly string[] MailHosts = ["example.com", "example.org", "example.nl", "example.be"];

    public static readonly string[] Brands =
        ["Lichtwerk", "Oud & Nieuw", "Huize Kaat", "Papierhof", "Tuinmaat", "Kers & Co", "De Blikslager", "Wolfram"];

    public static readonly string[] MerchantTags =
    [
        "Groothandel", "Kaasclub", "nieuwsbrief", "B2B", "Zaterdagmarkt", "vriend van de zaak", "belt altijd",
        "Café Zuid", "retour-melder", "Horeca",
    ];

    /// <summary>What the merchant types by hand; a loyalty programme may well call a tag of its own the same.</summary>
    public const string MerchantVip = "Vip";
}
