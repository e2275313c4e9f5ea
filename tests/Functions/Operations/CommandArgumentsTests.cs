using ServerlessDam.Functions.Operations;

namespace ServerlessDam.Functions.Tests.Operations;

public sealed class CommandArgumentsTests
{
    [Theory]
    [InlineData("--urls", "http://127.0.0.1:1")]
    [InlineData("--urls=http://127.0.0.1:1", "Wire:Name=value")]
    [InlineData]
    public void Without_a_word_of_its_own_a_command_line_serves(params string[] arguments)
        => Assert.Null(new CommandArguments(arguments).Command);

    [Fact]
    public void Words_and_options_may_stand_in_any_order()
    {
        var arguments = new CommandArguments(["--from", "embedded", "copy", "--to=azure", "--data", "/a b=c"]);

        Assert.Equal("copy", arguments.Command);
        Assert.Equal(("embedded", "azure", "/a b=c", null), (arguments.Option("from"), arguments.Option("to"), arguments.Option("data"), arguments.Option("other")));
    }

    [Fact]
    public void A_number_that_is_missing_or_none_is_a_misuse()
    {
        var arguments = new CommandArguments(["seed", "7", "-1"]);

        Assert.Equal(7, arguments.Number(1));
        Assert.Throws<UsageException>(() => arguments.Number(2));
        Assert.Throws<UsageException>(() => arguments.Number(3));
    }

    [Fact]
    public void A_choice_that_is_none_names_those_there_are()
    {
        var arguments = new CommandArguments(["copy", "--verify", "hardly"]);

        Assert.Contains("full, quick", Assert.Throws<UsageException>(() => arguments.Choice("verify", ["quick", "full"], "full")).Message, StringComparison.Ordinal);
        Assert.Equal("full", arguments.Choice("other", ["full"], "full"));
    }
}
