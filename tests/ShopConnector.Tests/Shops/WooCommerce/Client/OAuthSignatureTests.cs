using ShopConnector.Shops.WooCommerce.Client;

namespace ShopConnector.Tests.Shops.WooCommerce.Client;

public sealed class OAuthSignatureTests
{
    // RFC 5849, section 3.4.1.1, without the body parameters' realm: repeated names, encoded signs, spaces and +.
    [Fact]
    public void The_base_string_is_that_of_the_rfc()
    {
        KeyValuePair<string, string>[] parameters =
        [
            new("b5", "=%3D"), new("a3", "a"), new("c@", ""), new("a2", "r b"), new("c2", ""), new("a3", "2 q"),
            new("oauth_consumer_key", "9djdj82h48djs9d2"), new("oauth_token", "kkk9d7dh3k39sjv7"),
            new("oauth_signature_method", "HMAC-SHA1"), new("oauth_timestamp", "137131201"),
            new("oauth_nonce", "7d8f3e4a"),
        ];

        OAuthSignature.BaseString("post", new Uri("http://EXAMPLE.COM:80/request?b5=x"), parameters).ShouldBe(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q"
            + "%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2"
            + "%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201"
            + "%26oauth_token%3Dkkk9d7dh3k39sjv7");
    }

    // Made with: printf 'GET&…' | openssl dgst -sha256 -hmac 'cs_secret&' -binary | base64
    [Fact]
    public void The_signature_is_the_one_openssl_makes()
    {
        var signed = OAuthSignature.Sign(
            "GET", new Uri("http://localhost:8080/shop/wp-json/wc/v3/orders"),
            [new("status", "any"), new("modified_after", "2026-11-01T10:00:00"), new("_fields", "id,total")],
            new WooKeys("ck_key", "cs_secret"), "abc123", 1793527200);

        signed.Single(one => one.Key == "oauth_signature").Value
            .ShouldBe("m7yRVeL8jTpe8Mtw+by3p5X3O7/+oyuxzK9LeGPreGU=");
    }
}
