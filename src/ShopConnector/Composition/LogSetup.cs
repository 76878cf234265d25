using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace ShopConnector.Composition;

/// <summary>Logs go to standard error, so that standard output holds nothing but the result.</summary>
internal static class LogSetup
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <param name="settings">
    /// The whole configuration; its <c>Serilog</c> section wins over the level given here.
    /// </param>
    public static ILoggerFactory Create(IConfiguration? settings, LogEventLevel level)
    {
        var logs = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning);
        if (settings?.GetSection("Serilog").GetChildren().Any() == true)
        {
            logs = logs.ReadFrom.Configuration(settings);
        }

        logs = logs.WriteTo.Console(
            outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture,
            standardErrorFromLevel: LogEventLevel.Verbose);
        return new SerilogLoggerFactory(logs.CreateLogger(), dispose: true);
    }
}
