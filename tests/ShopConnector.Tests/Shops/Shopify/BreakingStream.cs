using System.Text;

namespace ShopConnector.Tests.Shops.Shopify;

/// <summary>A body whose connection is reset after some bytes.</summary>
internal sealed class BreakingStream(string text, int good) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= good)
            throw new IOException("Connection reset by peer.");

        return base.ReadAsync(buffer[..Math.Min(buffer.Length, good - (int)Position)], cancellationToken);
    }
}
