namespace ShopConnector.Sandbox.WooCommerce.Plugin;

/// <summary>Whether the merchant installed the loyalty plugin. Outdated: one from before its first release.</summary>
public enum CompanionPlugin { Missing, Installed, Outdated }
