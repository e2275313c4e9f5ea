using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Programs;

/// <param name="Output">Standard output and standard error, at most 64 KiB each.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <exception cref="DamException">Unprocessable: it failed.</exception>
    public ProgramResult OrThrow(string message)
        => Succeeded ? this : throw new DamException(ErrorKind.Unprocessable, message);
}
