using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Programs;

/// <summary>What a program says of itself.</summary>
internal static class ProgramVersion
{
    /// <summary>The first line it prints that has a digit in it; null when it prints none.</summary>
    public static string? Of(ExternalProgram program, ProgramRunner runner, CancellationToken cancellationToken)
    {
        try
        {
            var result = runner.Run(program, [program.VersionArgument], Path.GetTempPath(), cancellationToken);
            return (result.Output + "\n" + result.Errors).Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Any(char.IsAsciiDigit));
        }
        catch (DamException)
        {
            return null;
        }
    }
}
