using System.Runtime.CompilerServices;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Tests;

/// <summary>Fonts are looked for once in a process: by whichever test draws the first letter, if with libvips alone.</summary>
internal static class FontsOfTests
{
    [ModuleInitializer]
    internal static void Choose() => FontPolicy.Apply();
}
