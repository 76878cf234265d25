using NodaTime;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Sync.Recalling;

/// <summary>A shop whose codes tell what they were given for, also when the database is lost.</summary>
public interface IRecallsCodes
{
    /// <summary>
    /// Every code that was given to one customer and is still in the shop: open, used or expired, whichever
    /// installation made it. It takes as many calls as the shop's list of codes is long.
    /// </summary>
    IAsyncEnumerable<IssuedCode> IssuedAsync(CancellationToken ct);
}

/// <param name="Entitlement">The key that the installation which made it gave it.</param>
/// <param name="Email">Of its customer, as the shop has it.</param>
/// <param name="Terms">In the shop's own money.</param>
/// <param name="EndsAt">First instant at which it no longer works.</param>
public sealed record IssuedCode(
    string Entitlement, string Code, string Email, CodeTerms Terms, Instant MadeAt, Instant EndsAt, bool IsUsed);
