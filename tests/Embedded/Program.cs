using ServerlessDam.Embedded.Tests.Durability;
using Xunit.Runner.InProc.SystemConsole;

// The run of the tests, or the process that one of them kills.
return args is [Acknowledger.Command, var dataPath] ? await Acknowledger.RunAsync(dataPath) : await ConsoleRunner.Run(args);
