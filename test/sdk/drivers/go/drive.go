package main

import (
	"bufio"
	"fmt"
	"net/url"
	"os"
	"strings"

	"www.example.com/website/remoteauth"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		query := url.Values{}
		for index, name := range []string{"state", "return_to"} {
			if value := fields[3+index]; value != "" {
				query.Set(name, value)
			}
		}
		user := remoteauth.User{Email: fields[0], LoginName: fields[1], FullName: fields[2]}
		show(remoteauth.WayIntoSupport(user, query))
		show(remoteauth.WayOutOfSupport(query))
	}
}

func show(address string, err error) {
	if err != nil {
		panic(err)
	}
	fmt.Println(address)
}
