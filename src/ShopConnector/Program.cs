using ShopConnector.Commands;

return await CommandLine.RunAsync(args);
