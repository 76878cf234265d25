using ShopConnector.Loyalty;

namespace ShopConnector.Sync.Plan.Comparing;

/// <summary>A programme that is not the shop's, or not yet.</summary>
/// <param name="Fingerprint">As a plan under it will carry it once the programme is the shop's.</param>
public sealed record OtherProgram(CompiledProgram Program, string Fingerprint);
