using System.Globalization;
using System.Text;
using NodaTime;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.History;

/// <summary>Invents people by seed. The same key is always the same person, whoever else is invented.</summary>
internal sealed class People(int seed)
{
    private const int OddEvery = 3;

    /// <summary>Names that break programs: quotes, accents, emoji, formulas, markup, and one far too long.</summary>
    public static readonly (string First, string Last, string? Email)[] OddOnes =
    [
        ("Sinéad", "O'Brien", null),
        ("Robert \"Bob\"", "Verstraete", null),
        ("Zoë 🧀", "van Kaas", null),
        ("=cmd|' /C calc'!A0", "Jansen", null),
        ("<script>alert(1)</script>", "Tag", null),
        ("Maximiliaan", string.Concat(Enumerable.Repeat("Adriaan-Willem-Frederik-", 6)) + "van Oranje", null),
        ("Rene\u0301e", "de Vos", "rene\u0301e.devos@example.com"),
        ("Willem", "Hoofdletter", "Willem.HOOFDLETTER@Example.COM"),
        ("Gerda", "Spatie", "gerda.spatie@example.nl "),
        ("Tom & Jerry", "B.V.", null),
    ];

    public Person Of(string key, string country, int? place = null)
    {
        var random = SeededRandom.For(seed, key);
        var (first, last) = Name(random, country);
        string? email = null;
        if (place is { } index && IsOdd(index))
            (first, last, email) = OddOnes[index / OddEvery];
        email ??= $"{Plain(first)}.{Plain(last)}.{random.Hex(4)}@{random.Pick(Words.MailHosts)}";
        var digits = random.Below(90_000_000) + 10_000_000;
        return new Person(
            first, last, Disguised(random, email), $"+316{digits.ToString(CultureInfo.InvariantCulture)}",
            Address(random, country), Language(random, country), Birthday(random));
    }

    public static bool IsOdd(int place) => place % OddEvery == 0 && place / OddEvery < OddOnes.Length;

    /// <summary>The same mailbox, typed differently, as buyers do from shop to shop.</summary>
    public static string Retyped(SeededRandom random, string email) => random.Below(4) switch
    {
        0 => email.ToUpperInvariant(),
        1 => email.Trim() + " ",
        2 => char.ToUpperInvariant(email[0]) + email[1..],
        _ => email,
    };

    private static string Disguised(SeededRandom random, string email) =>
        random.Chance(0.06) ? Retyped(random, email) : email;

    private static (string First, string Last) Name(SeededRandom random, string country) => country switch
    {
        "FR" or "CH" => (random.Pick(Words.FrenchFirst), random.Pick(Words.FrenchLast)),
        "DE" or "AT" => (random.Pick(Words.GermanFirst), random.Pick(Words.GermanLast)),
        "BE" => (random.Pick(Words.FrenchFirst), random.Pick(Words.DutchLast)),
        _ => (random.Pick(Words.DutchFirst), random.Pick(Words.DutchLast)),
    };

    private static PostalAddress Address(SeededRandom random, string country) => new(
        $"{random.Pick(Words.Streets)} {(1 + random.Below(180)).ToString(CultureInfo.InvariantCulture)}",
        $"{(1011 + random.Below(8900)).ToString(CultureInfo.InvariantCulture)} {"ABCDEGHJKLM"[random.Below(11)]}X",
        random.Pick(Words.Cities), country);

    private static string Language(SeededRandom random, string country) => country switch
    {
        "DE" or "AT" => "de",
        "FR" => "fr",
        "BE" or "CH" => random.Chance(0.5) ? "fr" : "nl",
        _ => "nl",
    };

    private static LocalDate? Birthday(SeededRandom random)
    {
        if (!random.Chance(0.4))
            return null;
        // One in sixteen of them on a leap day, which other years do not have.
        return random.Below(16) == 0
            ? new LocalDate(1984, 2, 29)
            : new LocalDate(1950, 1, 1).PlusDays(random.Below(55 * 365));
    }

    /// <summary>Lower-case letters without accents, as most people choose them for a mailbox.</summary>
    private static string Plain(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter).Take(24))
            text.Append(char.ToLowerInvariant(letter));
        return text.Length == 0 ? "x" : text.ToString();
    }
}

/// <summary>Somebody invented: the buyer behind one customer key of the history, in whichever shops they buy.</summary>
internal sealed record Person(
    string FirstName, string LastName, string Email, string Phone, PostalAddress Address, string Language,
    LocalDate? Birthday);
