using NodaTime;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Explaining.Words;

/// <summary>What a clause of a query found, and how far that is from what it asks for.</summary>
internal abstract class ClauseWording(Notation notation)
{
    public Notation Notation { get; } = notation;

    /// <param name="argument">Of a function such as <c>top_vendor_share('Wella')</c>.</param>
    public abstract string Noun(Term term, string? argument = null);

    public abstract string Missing(string noun);

    public abstract string Is(string noun, string value);

    public abstract string ExactlyAt(string threshold);

    /// <summary>Too little.</summary>
    public abstract string ShortOf(string apart, string threshold);

    /// <summary>Less, where less was asked for.</summary>
    public abstract string Below(string apart, string threshold);

    public abstract string Above(string apart, string threshold);

    public abstract string Before(string days, string threshold);

    public abstract string After(string days, string threshold);

    public abstract string Between(string from, string to);

    public abstract string Days(int days);

    public abstract string Listed(string value, string noun, bool isListed);

    public abstract string Text(string noun, string found);

    public abstract string OtherText(string noun, string found, string wanted);

    public abstract string Truth(Term term, bool isTrue);

    public abstract string PostcodeRange(string found, string from, string to, bool isWithin);

    public abstract string NoBirthday { get; }

    public abstract string BirthdayToday { get; }

    public abstract string BirthdayOn(string day, string days);

    /// <param name="filters">As the query's canonical text has them; may be empty.</param>
    public abstract string Matching(Term subject, string filters);

    public abstract string Orders(int count);

    /// <summary>A day that moves with today, such as <c>-60d</c>, beside the day that it is now.</summary>
    public string Day(LocalDate day, DateValue value) =>
        value.Moves ? $"{Notation.Day(day)} ({Printer.Print(value)})" : Notation.Day(day);
}
