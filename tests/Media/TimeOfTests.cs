using System.Runtime.CompilerServices;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Tests;

/// <summary>Programs that tests run in this process have a minute, however slow and busy the machine is; workers are told their own time.</summary>
internal static class TimeOfTests
{
    [ModuleInitializer]
    internal static void Give() => Environment.SetEnvironmentVariable(WorkerTime.Variable, "00:01:00");
}
