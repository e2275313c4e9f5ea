using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Folders;

namespace ServerlessDam.Assets.Tests.Folders;

public sealed class FolderExpressionTests
{
    private static readonly Folder[] All = [.. new[] { "test_folder", "test_folder_2", "test", "test/sample", "test/my folder", "Other/deep/Sample" }
        .Select((path, i) => new Folder(path, $"id{i}", DateTimeOffset.UnixEpoch))];

    [Theory]
    [InlineData("", "test_folder|test_folder_2|test|test/sample|test/my folder|Other/deep/Sample")]
    [InlineData("*", "test_folder|test_folder_2|test|test/sample|test/my folder|Other/deep/Sample")]
    [InlineData("path:*", "test_folder|test_folder_2|test|test/sample|test/my folder|Other/deep/Sample")]
    [InlineData("name=test_folder", "test_folder")]
    [InlineData("name=test_f*", "test_folder|test_folder_2")]
    [InlineData("test_folder*", "test_folder|test_folder_2")]
    [InlineData("name:sample", "test/sample|Other/deep/Sample")]
    [InlineData("name=test/sample", "test/sample")]
    [InlineData("name:\"my folder\"", "test/my folder")]
    [InlineData("path=\"test/my folder\"", "test/my folder")]
    [InlineData("path: test/sam*", "test/sample")]
    [InlineData("parent=test", "test/sample|test/my folder")]
    [InlineData("parent = test AND -name:sample", "test/my folder")]
    [InlineData("path=other/deep/sample OR name=test", "test|Other/deep/Sample")]
    [InlineData("NOT path:test AND name:sample", "Other/deep/Sample")]
    [InlineData("id=id3", "test/sample")]
    public void It_holds_of_those_it_speaks_of(string expression, string paths)
        => Assert.Equal(paths, string.Join('|', All.Where(FolderExpression.Parse(expression).Holds).Select(folder => folder.Path)));

    [Theory]
    [InlineData("nothing=a")]
    [InlineData("name=")]
    [InlineData("(a)")]
    [InlineData("\"open")]
    public void What_cannot_be_read_is_refused(string expression)
        => Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => FolderExpression.Parse(expression)).Kind);
}
