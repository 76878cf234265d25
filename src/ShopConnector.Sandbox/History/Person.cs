using NodaTime;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.History;

/// <summary>Somebody invented: the buyer behind one customer key of the history, in whichever shops they buy.</summary>
internal sealed record Person(
    string FirstName, string LastName, string Email, string Phone, PostalAddress Address, string Language,
    LocalDate? Birthday);
