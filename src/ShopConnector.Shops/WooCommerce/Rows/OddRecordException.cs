namespace ShopConnector.Shops.WooCommerce.Rows;

/// <summary>A record that cannot be understood; it is reported and left out, its page is kept.</summary>
/// <param name="field">Its name only: the value may be personal.</param>
internal sealed class OddRecordException(string field) : Exception($"{field} is missing or cannot be read.")
{
    public string Field { get; } = field;
}
