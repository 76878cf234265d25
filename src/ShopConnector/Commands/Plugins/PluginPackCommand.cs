using System.CommandLine;
using ShopConnector.Configuration;
using ShopConnector.Plugin;

namespace ShopConnector.Commands.Plugins;

/// <summary><c>plugin pack [--out FILE]</c>: a zip to upload under Plugins → Add Plugin.</summary>
internal static class PluginPackCommand
{
    public static Command Create()
    {
        var file = new Option<FileInfo>("--out")
        {
            Description = "Where to write it; a file that is there is replaced.",
            DefaultValueFactory = _ => new FileInfo("shopconnector.zip"),
        };
        var debug = CommonOptions.Debug();
        var command = new Command("pack", "Make the zip to upload in WordPress under Plugins, Add Plugin.")
        {
            file, debug,
        };
        command.SetAction((parsed, _) =>
        {
            var invocation = new Invocation(parsed, json: null, debug);
            return invocation.RunAsync(() =>
            {
                Pack(parsed.GetValue(file)!);
                invocation.Terminal.Say(
                    $"{parsed.GetValue(file)} holds {PluginArchive.Files.Length} files. In WordPress: Plugins, "
                    + "Add Plugin, Upload Plugin; then WooCommerce, Loyalty.");
                return Task.FromResult(ExitCode.Done);
            });
        });
        return command;
    }

    private static void Pack(FileInfo file)
    {
        try
        {
            using var target = file.Create();
            PluginArchive.Write(target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be written: {error.Message}");
        }
    }
}
