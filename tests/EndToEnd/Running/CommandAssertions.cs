namespace ServerlessDam.EndToEnd.Running;

internal static class CommandAssertions
{
    public static Command ShouldSucceed(this Command command)
    {
        Assert.True(command.ExitCode == 0, $"exit code {command.ExitCode}\n{command.Output}\n{command.Errors}");
        return command;
    }
}
