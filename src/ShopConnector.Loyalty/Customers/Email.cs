using System.Text;

namespace ShopConnector.Loyalty.Customers;

/// <summary>E-mail addresses join the customers of several shops to one member, so one spelling must win.</summary>
public static class Email
{
    /// <summary>Trimmed, NFC, lower case; null when nothing is left.</summary>
    public static string? Normalise(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        return address.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }
}
